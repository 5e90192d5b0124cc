import { describe, expect, it } from '@jest/globals';
import { InstanceLifecycle } from '../../src/lifecycle/lifecycle.js';

describe('an instance', () => {
  it('goes through its states and tells of each', () => {
    const lifecycle = new InstanceLifecycle();
    const told: string[] = [lifecycle.state];
    lifecycle.onChange((state) => told.push(state));
    for (const state of ['warming', 'ready', 'draining', 'stopped'] as const) lifecycle.advance(state);
    expect(told).toEqual(['starting', 'warming', 'ready', 'draining', 'stopped']);
  });

  it('never goes back: what drains does not become ready, and nothing is told twice', () => {
    const lifecycle = new InstanceLifecycle();
    lifecycle.advance('draining');
    const told: string[] = [];
    lifecycle.onChange((state) => told.push(state));
    lifecycle.advance('ready');
    lifecycle.advance('draining');
    expect([lifecycle.state, told]).toEqual(['draining', []]);
  });

  it('tells nobody who does not want to hear any more', () => {
    const lifecycle = new InstanceLifecycle();
    const told: string[] = [];
    lifecycle.onChange((state) => told.push(state))();
    lifecycle.advance('ready');
    expect(told).toEqual([]);
  });

  it('lets background work end when it drains, and long answers when the listener closes', () => {
    const lifecycle = new InstanceLifecycle();
    const ended = () => [lifecycle.draining.aborted, lifecycle.closing.aborted];
    lifecycle.advance('ready');
    expect(ended()).toEqual([false, false]);
    lifecycle.advance('draining');
    expect(ended()).toEqual([true, false]);
    lifecycle.close();
    expect(ended()).toEqual([true, true]);
  });
});
