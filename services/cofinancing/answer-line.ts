import { withAnswer, type Line, type Round } from './cofinancing.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { transfersOf } from './line-holds.ts';

/** Keeps an answer, or a silence, with what it does to the holds, and closes the wait. Gives the line as it is kept. */
export const answerLine = async (
  { lines, ledger, obligations }: CofinancingUnit,
  answered: Line,
  { closesAt }: Round,
): Promise<Line> => {
  if (closesAt === null) throw new Error(`line ${answered.id} was answered before its round opened`);
  const raised = answered.raises === null ? [] : [await lines.getById(answered.raises)];
  const provisional = await ledger.hold(answered.holdId);
  const earlier = raised[0] && answered.approved !== null ? await ledger.hold(raised[0].holdId) : null;

  const posted = await ledger.post(transfersOf(answered, { provisional, earlier }, closesAt));
  const firm = answered.approved === null ? undefined : posted.at(-1);
  const kept = { ...answered, holdId: firm ?? answered.holdId };

  // The earlier yes is marked first: at no moment do two of one funder stand.
  for (const line of withAnswer([...raised, answered], kept)) await lines.save(line);
  await obligations.close('approval', answered.id);
  return kept;
};
