import { ROLES, type Role } from '../../services/access/policy.ts';
import type { SignedCopyId } from '../../services/shared/ids.ts';
import { refused } from '../application/asking.ts';
import { preparedAgreement, signAs, type AgreementWorld } from '../support/builders/agreement.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let prepared: AgreementWorld;
let copyId: SignedCopyId;
beforeAll(async () => {
  world = await createWorld();
  prepared = await preparedAgreement(world);
});
afterAll(() => world.drop());

/** Of a role on the whole fund; a reviewer may not even know of the dossier. */
const REFUSAL = (role: Role) => (role === 'reviewer' ? 'dossier_missing' : 'permission_denied');
const SIGNERS: readonly Role[] = ['project_holder', 'funder_approver'];
const except = (allowed: readonly Role[]) => ROLES.filter((role) => !allowed.includes(role));

const someone = (role: Role) => world.holding(`only-${role}`, role);
const sign = async (role: Role) => refused(signAs(world, await someone(role), prepared.agreement));
const handIn = async (role: Role) => {
  const who = await someone(role);
  const documentId = await storedDocument(world, who, `de ${role}`);
  return refused(world.useCases.agreement.handInCopy(by(who), prepared.agreement.id, { documentId }));
};
const check = async (role: Role) =>
  refused(
    world.useCases.agreement.checkCopy(by(await someone(role)), copyId, { verdict: 'refused', reason: 'Illisible' }),
  );

describe('an agreement', () => {
  it.each(except(SIGNERS))('is not signed by a %s, in app or by hand', async (role) => {
    expect(await sign(role)).toMatchObject({ code: REFUSAL(role) });
    expect(await handIn(role)).toMatchObject({ code: REFUSAL(role) });
  });

  it('is signed by a project holder first, then by a funder approver', async () => {
    expect(await refused(signAs(world, await someone('funder_approver'), prepared.agreement))).toMatchObject({
      code: 'not_your_turn',
    });
    expect(await sign('project_holder')).toBeNull();
    expect(await handIn('funder_approver')).toBeNull();
  });
});

describe('a copy signed by hand', () => {
  beforeAll(async () => {
    const { copies } = await world.useCases.agreement.showAgreement(prepared.holder, prepared.dossierId);
    copyId = copies[0]!.id;
  });

  it.each(except(['desk_officer']))('is not judged by a %s', async (role) => {
    expect(await check(role)).toMatchObject({ code: REFUSAL(role) });
  });

  it('is judged by a desk officer', async () => {
    expect(await check('desk_officer')).toBeNull();
  });
});
