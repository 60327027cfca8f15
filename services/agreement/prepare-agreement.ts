import { coverNeeded } from '../programme/programme-facts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { localDateOf } from '../shared/dates.ts';
import { newId, type AgreementId, type DossierId, type OrganisationId, type SignatoryId } from '../shared/ids.ts';
import type { Agreement, Party, Signatory } from './agreement.ts';
import { contentOf, kindOf, numberOf, type Drafting } from './agreement-content.ts';
import { paperOf } from './agreement-paper.ts';
import type { AgreementUnit } from './agreement-ports.ts';
import { askSignature, signatureDueAt } from './signature-turn.ts';

/** Draws up the agreement of a financed dossier and asks the first party to sign. */
export const prepareAgreement =
  ({ transact }: Dependencies<AgreementUnit>) =>
  (command: Command, dossierId: DossierId): Promise<void> =>
    transact(command, async (unit) => {
      const { agreements, access, processes, audit } = unit;
      await access.require('operations.manage', { dossierId });
      if ((await processes.lockStage(dossierId)) !== 'agreement') return;
      if (await agreements.findByDossier(dossierId)) return;

      const { agreement, rulebookHash } = await drawUp(unit, dossierId);

      await agreements.add(agreement);
      const first = agreement.signatories[0];
      if (first) await askSignature(unit, agreement, first);
      await audit.record({
        kind: 'agreement.prepared',
        subjectType: 'agreement',
        subjectId: agreement.id,
        dossierId,
        related: agreement.lines.flatMap(({ lineId, funderId }) => [lineId, funderId]),
        after: agreement,
        ruleVersion: rulebookHash,
      });
      await processes.bump(dossierId);
    });

const drawUp = async (unit: AgreementUnit, dossierId: DossierId) => {
  const { agreements, papers, texts, application, programme, registry, committee, cofinancing, now } = unit;
  const dossier = await application.getDossier(dossierId);
  const { rulebook } = await programme.getCall(dossier.callId, dossier.rulebookHash);
  const financing = await cofinancing.getFinancing(dossierId);
  const { conditions } = await committee.getAward(dossierId);

  const kind = kindOf(financing.total, rulebook.agreement);
  const year = Number(localDateOf(now).slice(0, 4));
  const number = numberOf(kind, year, await agreements.takeNumber(kind, year));
  const lines = [...financing.lines, ...financing.covers];
  const annexes = [];
  for (const funderId of new Set(lines.map((line) => line.funderId))) {
    const parts = lines.filter((line) => line.funderId === funderId);
    const own = parts.flatMap((line) => line.conditions);
    annexes.push({ funder: await programme.getFunder(funderId), parts, conditions: own });
  }
  const organisation = await registry.getOrganisation(dossier.organisationId);
  const { tranches } = rulebook;
  const { reference, project, rulebookHash } = dossier;
  const drafting = {
    number,
    kind,
    drawnUpAt: now,
    dossier: { reference, title: project.title, rulebookHash },
    organisation,
    annexes,
    conditions,
    tranches,
    prevailing: rulebook.agreement.prevailing ?? 'ar',
  };
  const { documentId, code, sha256 } = await papers.issue(
    paperOf(drafting, { dossierId, plan: financing.plan, texts }),
  );
  const dueAt = signatureDueAt(now, rulebook.agreement.signatureDays);
  const agreement: Agreement = {
    id: newId<AgreementId>(),
    dossierId,
    number,
    kind,
    status: 'signing',
    ...contentOf(drafting, texts),
    document: { id: documentId, code, sha256 },
    lines: lines.map(({ holdId: _hold, ...line }) => ({ ...line, coverNeeded: coverNeeded(rulebook, line) })),
    conditions,
    signatories: signatoriesOf(dossier.organisationId, annexes, dueAt),
    copies: [],
    preparedAt: now,
    effectiveAt: null,
    version: 1,
  };
  return { agreement, rulebookHash };
};

/** A funder that gives by several instruments signs once; a guarantor binds itself like the others. */
const signatoriesOf = (organisationId: OrganisationId, annexes: Drafting['annexes'], firstDueAt: Date): Signatory[] => {
  const funders = annexes.map(({ funder }): Party => ({ by: 'funder', funderId: funder.id }));
  return [{ by: 'holder', organisationId } as const, ...funders].map((party, index) => ({
    id: newId<SignatoryId>(),
    position: index + 1,
    party,
    dueAt: index === 0 ? firstDueAt : null,
    signature: null,
  }));
};
