import { ROLES } from '../../services/access/policy.ts';
import { LANGUAGES, type Language } from '../../services/shared/texts.ts';
import type { Actor } from '../../services/shared/command.ts';
import type { PersonId } from '../../services/shared/ids.ts';
import type { MeView } from '../../services/access/access-views.ts';
import { demoAccounts } from './accounts.ts';

interface Looking {
  readonly issuer: string;
  readonly findPerson: (identity: Record<'issuer' | 'subject' | 'name' | 'nameAr', string>) => Promise<PersonId>;
  readonly getMe: (actor: Actor) => Promise<MeView>;
}

/** Everybody of the demo, by role in the order of a dossier's life, with how much waits for them. */
export const demoPeople =
  ({ issuer, findPerson, getMe }: Looking) =>
  async (given: string) => {
    const language: Language = LANGUAGES.find((each) => each === given) ?? 'en';
    const people = [];
    for (const { account, subject, name, nameAr, role } of demoAccounts) {
      const id = await findPerson({ issuer, subject, name, nameAr });
      const knownBy = { by: 'token', issuer, subject, signedInAt: '' } as const;
      const { person, waiting } = await getMe({ id, knownBy, onBehalfOf: null });
      // Whoever has registered no organisation yet is a holder to be.
      const kind = person.roles[0]?.role ?? 'project_holder';
      const shown = { name: language === 'ar' ? nameAr : name, role: role[language] };
      people.push({ account, ...shown, kind, waiting: waiting.length });
    }
    return people.sort((left, right) => ROLES.indexOf(left.kind) - ROLES.indexOf(right.kind));
  };
