export { account } from './account/account-workflow.ts';
export { call } from './call/call-workflow.ts';
export { dossier } from './dossier/dossier-workflow.ts';
