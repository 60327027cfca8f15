import { addDays, localDateOf } from '../../services/shared/dates.ts';
import type { Actor } from '../../services/shared/command.ts';
import { trancheOf } from '../support/builders/disbursement.ts';
import { acceptedReport, firstTranchePaid, type ExecutionWorld } from '../support/builders/reporting.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

describe('a tranche that waits for a report', () => {
  let world: World;
  let execution: ExecutionWorld;
  let field: Actor;
  beforeAll(async () => {
    world = await createWorld();
    execution = await firstTranchePaid(world);
    field = await world.holding('field-officer', 'field_officer');
  });
  afterAll(() => world.drop());

  const blocks = async () => (await trancheOf(world, execution, 2)).blocks.map(({ code }) => code);
  const toOffer = () =>
    world.read(execution.officer, ({ disbursementWaits }) => disbursementWaits.waits(execution.dossierId));
  const turn = async () => (await toOffer()).trancheToOffer ?? 'none';
  /** As the workflow does: what it saw names the command. */
  const offer = (subject: string) =>
    world.useCases.disbursement.offerTranche(automatically('offerTranche', subject), execution.dossierId, 2);
  const seriousFinding = async () => {
    const { planVisit, recordVisit, listFindings } = world.useCases.reporting;
    const today = localDateOf(await world.now());
    const { id } = await planVisit(by(field), execution.dossierId, { purpose: 'Contrôle', plannedOn: today });
    const finding = { text: 'Le séchoir n’est pas raccordé.', severity: 'serious' as const, dueOn: addDays(today, 30) };
    const record = { doneOn: today, summary: 'Vu.', isFavourable: false, documentIds: [], findings: [finding] };
    await recordVisit(by(field), id, record);
    return (await listFindings(field, execution.dossierId, { limit: 1 })).items[0]!.id;
  };

  it('is not offered before the report is accepted', async () => {
    expect(await blocks()).toContain('report_not_accepted');
    expect(await toOffer()).toMatchObject({ trancheToOffer: null });
  });

  it('is blocked by a late report, once the clock has passed its due day', async () => {
    const { dueOn } = execution.reports[0];
    await world.moveTo(`${dueOn}T22:00:00Z`); // 23:00 in Morocco, still the day itself
    expect(await blocks()).not.toContain('report_late');
    await world.moveTo(`${dueOn}T23:00:00Z`);
    expect(await blocks()).toContain('report_late');
    expect(await toOffer()).toMatchObject({ trancheToOffer: null });
  });

  it('is offered once the report is accepted, by another command where a finding overtook the first', async () => {
    await acceptedReport(world, execution, execution.reports[0]);
    expect(await blocks()).not.toContain('report_late');
    const overtaken = await turn();
    const findingId = await seriousFinding();
    await offer(overtaken);
    expect(await trancheOf(world, execution, 2)).toMatchObject({ status: 'planned' });
    await world.useCases.reporting.closeFinding(by(field), findingId, { note: 'Vu sur place.' });
    await offer(await turn());
    expect(await trancheOf(world, execution, 2)).toMatchObject({ status: 'claimable' });
  });
});
