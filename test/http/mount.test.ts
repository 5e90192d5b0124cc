import { Module } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { MissingPort, mount } from '../../src/http/mount.js';

abstract class Weather {}
abstract class Tides {}

@Module({})
class HarbourModule {}

const harbour = { name: 'harbour', module: HarbourModule, needs: [Weather, Tides] };
const forecast = { module: class Forecast {}, exports: [Weather] };

describe('mounting', () => {
  it('refuses an endpoint whose port nobody provides, and names both', () => {
    expect(() => mount('v1/harbour', harbour, { from: [forecast] })).toThrow(MissingPort);
    expect(() => mount('v1/harbour', harbour, { from: [forecast] })).toThrow(/"harbour".*Tides/);
  });

  it('names every port that is missing', () => {
    expect(() => mount('v1/harbour', harbour, { from: [] })).toThrow(/Weather and Tides/);
  });

  it('gives each mount a module of its own, so that one endpoint can be mounted twice', () => {
    const from = [{ module: class Almanac {}, exports: [Weather, Tides] }];
    expect(mount('a', harbour, { from }).module).not.toBe(mount('b', harbour, { from }).module);
  });
});
