import { useSignal, useSignalEffect } from '@preact/signals';
import { ask } from '../asking/ask.js';
import { apiKey } from '../asking/key.js';
import { type ProblemAnswer, Refusal } from '../asking/refusal.js';

export interface Loading<T> {
  readonly answer?: T;
  readonly problem?: ProblemAnswer;
}

/** What a path answers, asked again when it or the key changes; given up with the component. */
export function useAnswer<T>(pathOf: () => string, leading = false): Loading<T> {
  const state = useSignal<Loading<T>>({});
  useSignalEffect(() => {
    const given = new AbortController();
    void apiKey.value;
    ask<T>(pathOf(), { signal: given.signal, leading }).then(
      (answer) => (state.value = { answer }),
      (error: unknown) => {
        if (error instanceof Refusal) state.value = { problem: error.problem };
      },
    );
    return () => given.abort();
  });
  return state.value;
}
