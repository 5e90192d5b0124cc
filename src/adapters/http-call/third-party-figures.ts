import { type Figure, Figures } from '../../ports/figures.js';
import { failureKinds } from './call-failure.js';
import { breakerStates } from './resilience.js';
import type { ThirdParty } from './third-party.js';

/** Whether a third party is switched on. */
export function enabledFigure(system: string, enabled: boolean): Figure {
  return {
    name: 'ogrom_third_party_enabled',
    help: 'Whether a third party is asked at all, by configuration.',
    type: 'gauge',
    value: Number(enabled),
    labels: { system },
  };
}

/** What is known of calls to third parties, with what else an adapter tells. */
export class ThirdPartyFigures extends Figures {
  constructor(
    readonly name: string,
    private readonly parties: readonly ThirdParty[],
    private readonly more: () => readonly Figure[] = () => [],
  ) {
    super();
  }

  read(): readonly Figure[] {
    const enabled = enabledFigure(this.name, this.parties.length > 0);
    return [enabled, ...this.parties.flatMap(figuresOf), ...this.more()];
  }
}

function figuresOf(party: ThirdParty): readonly Figure[] {
  return [...countFigures(party), ...breakerFigures(party), ...loadFigures(party)];
}

export function countFigures({
  name: system,
  counts,
}: Pick<ThirdParty, 'name' | 'counts'>): readonly Figure[] {
  const outcome = (result: string, value: number): Figure => ({
    name: 'ogrom_third_party_calls_total',
    help: 'Calls to a third party by what became of them; busy and resting ones were not sent.',
    type: 'counter',
    value,
    labels: { system, result },
  });
  return [
    outcome('ok', counts.answered),
    ...failureKinds.map((kind) => outcome(kind, counts.of(kind))),
    {
      name: 'ogrom_third_party_call_seconds_total',
      help: 'How long the calls took that were sent, retries included.',
      type: 'counter',
      value: counts.seconds,
      labels: { system },
    },
  ];
}

function breakerFigures({ name: system, state }: ThirdParty): readonly Figure[] {
  return breakerStates.map((one) => ({
    name: 'ogrom_third_party_breaker_state',
    help: '1 for the state in which the circuit breaker of a third party is.',
    type: 'gauge' as const,
    value: Number(one === state),
    labels: { system, state: one },
  }));
}

function loadFigures({ name: system, load }: ThirdParty): readonly Figure[] {
  const gauge = (name: string, help: string, value: number): Figure => {
    return { name, help, type: 'gauge', value, labels: { system } };
  };
  return [
    gauge('ogrom_third_party_calls_in_flight', 'Calls that are under way.', load.inFlight),
    gauge('ogrom_third_party_calls_waiting', 'Calls that wait for others to end.', load.waiting),
  ];
}
