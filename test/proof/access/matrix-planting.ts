import type { Actor } from '../../../services/shared/command.ts';
import { DomainError } from '../../../services/shared/errors.ts';
import { permissionDenied } from '../../../services/shared/shared-errors.ts';
import type { UseCases } from '../../../services/use-cases.ts';
import type { World } from '../../support/world.ts';

export const MATRIX_CONTROLS = {
  'too-wide': 'whoever has signed in is shown every tranche',
  'existence-told': 'a dossier that one may not see is refused by a permission, and so is known to be there',
  'asking-forgotten':
    'a dossier is looked up before anybody asks whether one may see it, and only row security refuses',
  'scope-forgotten': 'a role counts on the whole fund, whatever it is held on',
} as const;

/** What a control is planted in is asked for first. */
export const PLANTED_IN: readonly string[] = [
  'getTranche',
  'getDossier',
  '/tranches/:trancheId',
  '/dossiers/:dossierId',
];

/** The use cases, one of them spoilt. */
export const spoilt = ({ useCases, read }: World, planted: string | null, auditor: Actor): UseCases => {
  const { disbursement, application } = useCases;
  if (planted === 'too-wide')
    return {
      ...useCases,
      disbursement: { ...disbursement, getTranche: (_actor, id) => disbursement.getTranche(auditor, id) },
    };
  if (planted === 'existence-told')
    return {
      ...useCases,
      application: { ...application, getDossier: (actor, id) => application.getDossier(actor, id).catch(tellIt) },
    };
  if (planted === 'asking-forgotten')
    return {
      ...useCases,
      application: {
        ...application,
        getDossier: async (actor, id) => {
          await read(actor, ({ dossiers }) => dossiers.getById(id));
          return application.getDossier(actor, id);
        },
      },
    };
  return useCases;
};

const tellIt = (error: unknown): never => {
  throw error instanceof DomainError && error.kind === 'missing' ? permissionDenied('dossier.read') : error;
};

/** What the database does beside what it should. */
export const plantIn = async ({ admin }: World, planted: string | null): Promise<void> => {
  if (planted !== 'scope-forgotten') return;
  await admin.raw(`create function on_the_fund() returns trigger language plpgsql as
      $$ begin new.scope_kind := 'fund'; new.scope_id := null; return new; end $$;
    create trigger on_the_fund before insert on access.role_grant for each row execute function on_the_fund()`);
};
