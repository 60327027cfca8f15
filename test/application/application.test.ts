import { begin, requireOpen, revise, submit } from '../../services/application/application.ts';
import type { CallStatus } from '../../services/programme/programme-facts.ts';
import { idOf, type DossierId } from '../../services/shared/ids.ts';
import { application, call, cooperative } from './demo-case.ts';

const { opensAt, closesAt } = call;
const plus = (instant: Date, milliseconds: number) => new Date(instant.getTime() + milliseconds);
const draft = {
  ...begin(call, cooperative, {
    id: idOf<DossierId>('draft'),
    reference: 'AAP-2026-01-0001',
    title: 'x',
    now: opensAt,
  }),
  ...application,
};

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    return (error as Error).message;
  }
};

const MOMENTS: readonly { when: string; now: Date; status?: CallStatus; isOpen: boolean }[] = [
  { when: 'a millisecond before the opening', now: plus(opensAt, -1), isOpen: false },
  { when: 'at the opening', now: opensAt, isOpen: true },
  { when: 'a millisecond before the closing', now: plus(closesAt, -1), isOpen: true },
  { when: 'at the closing, even if nobody has closed the call yet', now: closesAt, isOpen: false },
  { when: 'between the two, when the call was cancelled', now: plus(opensAt, 1), status: 'cancelled', isOpen: false },
];

describe('an application, in time or late', () => {
  it.each(MOMENTS)('$when', ({ now, status = 'open', isOpen }) => {
    const then = { ...call, status };
    const moment = { call: then, now };
    expect(
      codeOf(() => {
        requireOpen(then, now);
      }),
    ).toBe(isOpen ? 'done' : 'call_not_open');
    expect(codeOf(() => revise(draft, { plan: draft.plan }, moment))).toBe(isOpen ? 'done' : 'call_closed');
    expect(codeOf(() => submit(draft, { ...moment, findings: [] }))).toBe(isOpen ? 'done' : 'call_closed');
  });

  it('is submitted once, and never after it ended', () => {
    const submitting = (status: typeof draft.status) =>
      codeOf(() => submit({ ...draft, status }, { call, now: opensAt, findings: [] }));
    expect(submitting('submitted')).toBe('already_submitted');
    expect(submitting('lapsed')).toBe('call_closed');
    expect(submitting('withdrawn')).toBe('application_not_draft');
  });
});
