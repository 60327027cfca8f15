import { z } from 'zod';
import type { AccessUseCases } from '../../services/access/access-use-cases.ts';
import { MeView, PeopleQuery, PersonPage, PersonView, RoleView } from '../../services/access/access-views.ts';
import { Preferences } from '../../services/access/save-preferences.ts';
import { NewRole } from '../../services/access/role-grant.ts';
import { RoleGrantId } from '../../services/shared/ids.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import { delegationRoutes } from './delegation-routes.ts';

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
];
