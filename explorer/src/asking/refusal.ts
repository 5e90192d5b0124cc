/** A problem as the service answers it; `status` is 0 where no answer came. */
export interface ProblemAnswer {
  readonly status: number;
  readonly code?: string;
  readonly title: string;
  readonly detail?: string;
  readonly traceId?: string;
}

export class Refusal extends Error {
  constructor(readonly problem: ProblemAnswer) {
    super(problem.detail ?? problem.title);
  }
}

export const noAnswer: ProblemAnswer = {
  status: 0,
  title: 'No answer came',
  detail: 'The service could not be reached. Is the network there?',
};
