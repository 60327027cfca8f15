import { z } from 'zod';
import type { AccessUseCases } from '../../services/access/access-use-cases.ts';
import {
  MeView,
  PeopleQuery,
  PersonAccess,
  PersonPage,
  PersonView,
  RoleView,
  SignInList,
} from '../../services/access/access-views.ts';
import { Preferences } from '../../services/access/save-preferences.ts';
import { NewRole } from '../../services/access/role-grant.ts';
import { Switching } from '../../services/access/standing.ts';
import { PersonId, RoleGrantId, SignInId } from '../../services/shared/ids.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import { delegationRoutes } from './delegation-routes.ts';
import { erasureRoutes } from './erasure-routes.ts';

const OnePerson = z.strictObject({ personId: PersonId });

export const accessRoutes = (useCases: AccessUseCases): Route[] => [
  reading({
    operation: 'getMe',
    path: '/me',
    summary: 'Who you are, in which roles, and what waits for you',
    params: NoParams,
    result: MeView,
    handle: ({ actor }) => useCases.getMe(actor),
  }),
  writing({
    operation: 'savePreferences',
    method: 'put',
    path: '/me/preferences',
    summary: 'Sets the language and the e-mail address in which you are told things',
    params: NoParams,
    body: Preferences,
    result: PersonView,
    handle: ({ command, body }) => useCases.savePreferences(command, body),
  }),
  reading({
    operation: 'listPeople',
    path: '/people',
    summary: 'People and the roles that they hold now',
    params: NoParams,
    query: PeopleQuery,
    result: PersonPage,
    handle: ({ actor, query }) => useCases.listPeople(actor, query),
  }),
  writing({
    operation: 'grantRole',
    method: 'post',
    path: '/roles',
    summary: 'Gives a person a role on a scope; never oneself',
    params: NoParams,
    body: NewRole,
    result: RoleView,
    handle: ({ command, body }) => useCases.grantRole(command, body),
  }),
  writing({
    operation: 'endRole',
    method: 'post',
    path: '/roles/:roleId/end',
    summary: 'Ends a role now',
    params: z.strictObject({ roleId: RoleGrantId }),
    body: NoBody,
    result: RoleView,
    handle: ({ command, params }) => useCases.endRole(command, params.roleId),
  }),
  ...delegationRoutes(useCases),
  ...erasureRoutes(useCases),
  ...signInRoutes(useCases),
];

/** Who is signed in where, and who may come in at all. */
const signInRoutes = (useCases: AccessUseCases): Route[] => [
  reading({
    operation: 'listSignIns',
    path: '/me/sign-ins',
    summary: 'Where you are signed in through the pages',
    params: NoParams,
    result: SignInList,
    handle: ({ actor }) => useCases.listSignIns(actor),
  }),
  writing({
    operation: 'endSignIn',
    method: 'post',
    path: '/me/sign-ins/:signInId/end',
    summary: 'Signs you out in one of these places',
    params: z.strictObject({ signInId: SignInId }),
    body: NoBody,
    result: SignInList,
    handle: ({ command, params }) => useCases.endSignIn(command, params.signInId),
  }),
  reading({
    operation: 'getPerson',
    path: '/people/:personId',
    summary: 'A person, their roles, and in how many places they are signed in',
    params: OnePerson,
    result: PersonAccess,
    handle: ({ actor, params }) => useCases.getPerson(actor, params.personId),
  }),
  writing({
    operation: 'endSignInsOf',
    method: 'post',
    path: '/people/:personId/sign-ins/end',
    summary: 'Signs a person out of the pages wherever they are',
    params: OnePerson,
    body: NoBody,
    result: PersonAccess,
    handle: ({ command, params }) => useCases.endSignInsOf(command, params.personId),
  }),
  writing({
    operation: 'switchOff',
    method: 'post',
    path: '/people/:personId/switch-off',
    summary: 'Lets a person in at no door from now on; their roles stay',
    params: OnePerson,
    body: Switching,
    result: PersonAccess,
    handle: ({ command, params, body }) => useCases.switchOff(command, { ...params, ...body }),
  }),
  writing({
    operation: 'switchOn',
    method: 'post',
    path: '/people/:personId/switch-on',
    summary: 'Lets a person in again, with the roles that they hold',
    params: OnePerson,
    body: Switching,
    result: PersonAccess,
    handle: ({ command, params, body }) => useCases.switchOn(command, { ...params, ...body }),
  }),
];
