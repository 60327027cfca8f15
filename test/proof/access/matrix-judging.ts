import { told, type Answer, type Asker } from './matrix-asking.ts';
import { ABSENT, DEVIATIONS } from './matrix-deviations.ts';
import type { Asked, Ids, Sent } from './matrix-operations.ts';
import { isStranger, type Person } from './matrix-people.ts';
import { expectedBy, isSeen, type Expected, type Rule } from './matrix-rules.ts';

export interface Cell {
  readonly row: Asked & {
    readonly rule: Rule;
    readonly sent: Sent;
    /** The same of things that are not there, and what was told of them to the first who may not see the real ones. */
    readonly unknown: { readonly sent: Sent; told?: Promise<string> };
  };
  readonly person: Person | null;
  readonly ask: Asker;
}

/** What speaks against one cell, or null. */
export const faultIn = async ({ row, person, ask }: Cell, ids: Ids): Promise<string | null> => {
  const answer = await ask(row.sent);
  const who = person === null ? 'nobody' : `${person.role} of ${person.standing}`;
  const fault = person === null ? faultForNobody(row, answer) : await faultFor({ row, person, ask }, answer, ids);
  return fault === null ? null : `${row.name}, ${who}: ${told(answer)}, ${fault}`;
};

const isTold = (status: number) => status !== 401 && status < 500 && status !== 429;

const faultForNobody = ({ rule, path }: Cell['row'], answer: Answer): string | null => {
  const isSentAway = path.startsWith('/api/')
    ? answer.status === 401
    : answer.status === 303 && answer.location.startsWith('/sign-in');
  if (rule.needs === 'public') return isSentAway || !isTold(answer.status) ? 'and it is public' : null;
  return isSentAway ? null : 'and they are not signed in';
};

const FORBIDDEN = ['permission_denied', ''];

const classOf = ({ status, title }: Answer): Expected | 'nothing' => {
  if (status === 404) return 'missing';
  if (status === 403 && FORBIDDEN.includes(title)) return 'forbidden';
  return isTold(status) && title !== 'invalid_request' ? 'in' : 'nothing';
};

type Personal = Cell & { readonly person: Person };

const faultFor = async (cell: Personal, answer: Answer, ids: Ids): Promise<string | null> => {
  const { row, person, ask } = cell;
  const { role, standing } = person;
  const expected = expectedOf(cell);
  if (!isAsExpected(row, answer, expected)) return `and it should be ${expected}`;
  const leak = mayKnow(person) ? null : leakIn(row.sent, answer, ids);
  if (leak !== null) return `and it tells the ${leak}`;
  if (isSeen(row.rule, role, standing)) return null;
  const unknown = await (row.unknown.told ??= ask(row.unknown.sent).then(told));
  return unknown === told(answer) ? null : `and of what is not there ${unknown}`;
};

const isAsExpected = ({ name }: Cell['row'], answer: Answer, expected: Expected): boolean => {
  const found = classOf(answer);
  return found === expected || (found === 'missing' && ABSENT.includes(name));
};

const expectedOf = ({ row, person: { role, standing } }: Personal): Expected => {
  const deviation = DEVIATIONS.find(({ names, isOf }) => names.includes(row.name) && isOf(role, standing));
  return deviation?.expected ?? expectedBy(row.rule, role, standing);
};

const mayKnow = ({ role, standing }: Person): boolean => role !== 'reviewer' && !isStranger(standing);

/** What a dossier has: whoever may not see it may not learn the id of any of it. */
const SECRETS = [
  'dossierId',
  'trancheId',
  'proofId',
  'legId',
  'orderId',
  'runId',
  'recoveryId',
  'reportId',
  'lineId',
].concat(['agreementId', 'itemId', 'accountId']);

/** An id that the answer tells, and whoever asked did not say. */
const leakIn = ({ path, body }: Sent, { text }: Answer, ids: Ids): string | null => {
  const said = path + String(body ?? '');
  return SECRETS.find((name) => ids[name] && text.includes(ids[name]) && !said.includes(ids[name])) ?? null;
};
