import type { Actor } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { accountsOf } from './close-dossier.ts';
import { CLOSURE_CHECKS, closureFindings } from './closure.ts';
import type { ReportingUnit } from './reporting-ports.ts';
import type { ClosureView } from './reporting-views.ts';

/** The checklist of closure, each check with what still stands open; and the closing statement once there is one. */
export const getClosure =
  ({ read }: ReadDependencies<ReportingUnit>) =>
  (actor: Actor, dossierId: DossierId): Promise<ClosureView> =>
    read(actor, async (unit) => {
      await unit.access.requireOn('dossier.read', dossierId);
      const accounts = await accountsOf(unit, dossierId);
      const open = closureFindings(accounts);
      const checks = CLOSURE_CHECKS.map((check) => {
        const findings = open.filter((finding) => finding.check === check);
        return { check, isMet: findings.length === 0, findings };
      });
      const contribution = [...accounts.contribution];
      return { checks, contribution, closure: await unit.closures.find(dossierId) };
    });
