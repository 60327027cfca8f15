import type { Minutes } from '../../services/committee/committee-ports.ts';
import type { AgendaView } from '../../services/committee/committee-views.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import type { EnvelopeView } from '../../services/programme/programme-views.ts';
import type { Values } from '../shared/fields.ts';
import type { Names } from '../shared/naming.ts';

/** A session, as its page shows it. */
export interface Sitting {
  readonly agenda: AgendaView;
  /** Null until the session is closed. */
  readonly minutes: Minutes | null;
  /** Whoever reads: what they may do depends on their office in this session. */
  readonly me: string;
  readonly names: Names;
}

/** One point of its agenda. */
export interface ItemCase {
  readonly session: AgendaView['session'];
  readonly names: Names;
  readonly listed: AgendaView['items'][number];
  readonly call: Call;
  readonly envelopes: readonly EnvelopeView[];
  readonly query: Values;
  readonly me: string;
}
