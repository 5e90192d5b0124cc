import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Client, Person } from '../../ports/callers.js';
import { callerOf } from './caller.js';

/** The client whose key came with the request; undefined without one. */
export const CallingClient = createParamDecorator(
  (_: unknown, context): Client | undefined => callerIn(context).client,
);

/** The person who calls. Only for operations whose access is `{ person: true }`: elsewhere it throws. */
export const CallingPerson = createParamDecorator((_: unknown, context): Person => {
  const { person } = callerIn(context);
  if (!person) throw new Error('@CallingPerson() stands on an operation that does not ask for a person');
  return person;
});

/** The person who calls, where the request has a bearer token: for reads that show the owner more. */
export const CallingPersonIfAny = createParamDecorator(
  (_: unknown, context): Person | undefined => callerIn(context).person,
);

function callerIn(context: ExecutionContext) {
  return callerOf(context.switchToHttp().getRequest<FastifyRequest>());
}
