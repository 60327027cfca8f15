import type { Task } from '../../services/dossier/task-views.ts';

type Place = (subjectId: string) => string;

const PLACES: Readonly<Record<Task['kind'], Place>> = {
  session: (id) => `/sessions/${id}`,
  freeze_ranking: (id) => `/calls/${id}/ranking`,
  convene_session: (id) => `/sessions/new?callId=${id}`,
  prepare_line: () => '/lines?status=asked',
  certify_account: (id) => `/organisations/${id}`,
  resolve_clash: () => '/organisations/rib-clashes',
  check_condition: (id) => `/tranches/${id}`,
  prepare_tranche: () => '/payments?act=prepare',
  verify_tranche: () => '/payments?act=verify',
  approve_tranche: () => '/payments?act=approve',
  order_tranche: () => '/payments?act=order',
  collect_orders: () => '/payments/runs',
  sign_run: () => '/payments/runs?status=prepared',
  export_run: () => '/payments/runs?status=approved',
  mend_payment: (id) => `/tranches/${id}`,
  approve_retry: (id) => `/tranches/${id}`,
  order_retry: (id) => `/tranches/${id}`,
  close_dossier: (id) => `/dossiers/${id}/reports/closure`,
};

/** The page on which one does it. */
export const placeOfTask = ({ kind, subjectId }: Task): string => PLACES[kind](subjectId ?? '');
