import { randomUUID } from 'node:crypto';
import type { Document, PaymentRun, Tranche, TrancheList, Visit } from '../../../../infra/story/wire.ts';
import { statementOf, type BankAnswer } from '../../../../infra/bank-simulator/statement.ts';
import { localDateOf } from '../../../../services/shared/dates.ts';
import { mad } from '../../../../infra/story/telling.ts';
import { sometimes, until, type Player } from '../driver.ts';
import { rowsOf } from '../surely.ts';

const HOLDER = 'holder-tazart';

/** The first tranche is claimed with its proofs, signed by four people and ordered; then come runs, and visits. */
export const paying = async (player: Player, dossierId: string): Promise<void> => {
  const { door } = player;
  const look = () => door.read<TrancheList>(HOLDER, `/dossiers/${dossierId}/tranches`);
  const seen = await until(player, look, ({ items }) => items[0]?.status === 'claimable');
  const tranche = seen?.items[0];
  if (!tranche) return;
  const claimed = await claim(player, tranche);
  if (claimed) await order(player, claimed);
  for (const funderId of Object.values(player.scene.funders)) await payRun(player, funderId);
  await visits(player, dossierId);
};

const claim = async (player: Player, { id, requirements }: Tranche): Promise<Tranche | null> => {
  const { door } = player;
  const proofs: object[] = [];
  for (const kind of new Set(requirements.map(({ proof }) => proof))) {
    const file = { path: `/documents?name=${kind}.txt`, body: `${kind} ${randomUUID()}\n` };
    const { outcome, body } = await door.ask<Document>({ as: HOLDER, method: 'POST', ...file });
    if (outcome !== 'done') return null;
    const isClean = await until(
      player,
      () => door.read<Document>(HOLDER, `/documents/${body.id}`),
      ({ status }) => status === 'clean',
    );
    if (isClean === null) return null;
    proofs.push({ kind, documentId: body.id, ...SAYS[kind]?.() });
  }
  const path = `/tranches/${id}/claim`;
  const claimed = await door.ask<Tranche>({ as: HOLDER, method: 'POST', path, body: { proofs } });
  return claimed.outcome === 'done' ? claimed.body : null;
};

const SAYS: Readonly<Record<string, () => object>> = {
  invoice: () => ({
    invoice: {
      supplierIce: '990000007000072',
      number: randomUUID().slice(-12),
      date: '2026-02-04',
      amount: mad(80_000),
    },
  }),
  cash_contribution: () => ({ ownPart: { nature: 'cash', amount: mad(65_000) } }),
};

/** Four people, one after another; now and then somebody signs twice, or before their turn. */
const order = async (player: Player, { id, proofs }: Tranche): Promise<void> => {
  const { door } = player;
  const ask = (as: string, path: string, body: object = {}) => door.ask({ as, method: 'POST', path, body });
  const verdict = { verdict: 'verified', reason: 'Conforme' };
  for (const proof of proofs) await ask('preparer', `/proofs/${proof.id}/check`, verdict);
  const steps = [
    ['preparer', 'preparation'],
    ['verifier', 'verification'],
    ['approver', 'approval'],
    ['payer', 'order'],
  ] as const;
  for (const [index, [as, step]] of steps.entries()) {
    if (sometimes(player, 15)) await ask('approver', `/tranches/${id}/${steps[Math.min(index + 1, 3)]?.[1] ?? ''}`);
    await ask(as, `/tranches/${id}/${step}`);
    if (sometimes(player, 15)) await ask(as, `/tranches/${id}/${step}`);
  }
};

/** Whatever is ordered goes into a run, which two people sign; many want to, and one gets each order. */
const payRun = async (player: Player, funderId: string): Promise<void> => {
  const { door, chance, eyes } = player;
  const [clock] = await rowsOf<{ now: Date }>(eyes, 'select engine.now() as now');
  if (!clock) return;
  const ask = <Body>(as: string, path: string, body: object = {}) => door.ask<Body>({ as, method: 'POST', path, body });
  const executionDate = localDateOf(clock.now);
  const { outcome, body } = await ask<PaymentRun>('payer', '/payment-runs', { funderId, executionDate });
  if (outcome !== 'done') return;
  const run = `/payment-runs/${body.id}`;
  if (sometimes(player, 20)) {
    await ask('payer', `${run}/cancellation`, { reason: 'Essai' });
    return;
  }
  for (const as of ['approver', 'approver', 'payer']) await ask(as, `${run}/approvals`);
  if (sometimes(player, 20)) await ask(chance.oneOf(['preparer', 'auditor']), `${run}/export`);
  const sent = await ask<PaymentRun>('payer', `${run}/export`);
  if (sent.outcome === 'done') await settle(player, sent.body, executionDate);
};

/** The bank's statement comes twice, and counts once; now and then an order is returned. */
const settle = async (player: Player, { id, orders }: PaymentRun, bookedOn: string): Promise<void> => {
  const { door } = player;
  const file = await door.read<string>('payer', `/payment-runs/${id}/file`);
  if (file === null) return;
  const answers = orders.map(({ endToEndId }): BankAnswer => {
    const answer = sometimes(player, 15) ? 'returned' : 'settled';
    return { endToEndId, answer };
  });
  const body = statementOf(file, answers, { statementId: `S-${randomUUID().slice(-12)}`, bookedOn });
  const give = () =>
    door.ask({ as: 'payer', method: 'POST', path: '/bank-statements', body, mediaType: 'application/xml' });
  await give();
  await give();
};

const VISITS = 4;

const visits = async (player: Player, dossierId: string): Promise<void> => {
  const { door, chance } = player;
  const ask = <Body>(as: string, path: string, body: object) => door.ask<Body>({ as, method: 'POST', path, body });
  for (let left = VISITS; left > 0 && player.goesOn(); left -= 1) {
    const planned = { purpose: 'Voir les équipements en service', plannedOn: '2026-10-01' };
    const as = chance.oneOf(['field-officer', 'field-officer', 'desk-officer', 'payer']);
    const { outcome, body } = await ask<Visit>(as, `/dossiers/${dossierId}/visits`, planned);
    if (outcome !== 'done') continue;
    const reason = 'La route est coupée par la neige.';
    await ask('field-officer', `/visits/${body.id}/cancellation`, { reason });
    if (sometimes(player, 20)) await ask('field-officer', `/visits/${body.id}/cancellation`, { reason });
  }
};
