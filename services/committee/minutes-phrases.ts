import type { Tally, Voice } from './agenda.ts';
import type { ReasonCode } from './decision.ts';
import type { Seat } from './seating.ts';

/** How the minutes say what happened. */
export interface Phrases {
  readonly heading: (number: string, reference: string) => string;
  readonly sitting: (call: string, date: string) => string;
  readonly second: (first: string) => string;
  readonly officers: (chair: string, secretary: string) => string;
  readonly attendance: (present: number, quorum: number) => string;
  readonly member: (
    name: string,
    seat: Pick<Seat, 'capacity' | 'third'> & { readonly presence: 'present' | 'absent' },
  ) => string;
  readonly item: (position: number, dossier: string, title: string) => string;
  readonly recusal: (name: string, reason: string) => string;
  readonly presided: (name: string) => string;
  readonly vote: (name: string, vote: Voice) => string;
  readonly tally: (tally: Tally) => string;
  readonly retained: (amount: string, conditions: number) => string;
  readonly line: (funder: string, amount: string) => string;
  readonly condition: (text: string, tranche: number) => string;
  readonly reserve: (rank: number, amount: string) => string;
  readonly deferred: (question: string) => string;
  readonly rejected: (text: string, reasons: string) => string;
  readonly rectifies: (minutes: string, session: string) => string;
  readonly rectified: (text: string) => string;
  readonly reason: (code: ReasonCode) => string;
  readonly and: string;
  readonly undecided: string;
  readonly closing: (at: string) => string;
}

interface Words {
  readonly capacity: Record<Seat['capacity'], string>;
  readonly third: Record<NonNullable<Seat['third']>, string>;
  readonly presence: Record<'present' | 'absent', string>;
  readonly vote: Record<Voice, string>;
  readonly reason: Record<ReasonCode, string>;
}

const FRENCH: Words = {
  capacity: { titular: 'titulaire', substitute: 'suppléant', observer: 'observateur' },
  third: { elected: 'élus', state: 'services de l’État', civil: 'société civile' },
  presence: { present: 'présent', absent: 'absent' },
  vote: { for: 'pour', against: 'contre', abstain: 'abstention' },
  reason: {
    below_threshold: 'note sous le seuil',
    budget_unjustified: 'budget insuffisamment justifié',
    double_funding: 'double financement',
    funds_exhausted: 'enveloppe épuisée',
    impact_weak: 'retombées insuffisantes',
    governance_weak: 'gouvernance insuffisante',
    not_viable: 'viabilité non établie',
    outside_priorities: 'hors des priorités de l’appel',
    other: 'autre motif',
  },
};

export const FR: Phrases = {
  heading: (number, reference) => `Procès-verbal ${number} – séance ${reference}`,
  sitting: (call, date) => `Appel à projets ${call}, séance du ${date}`,
  second: (first) => `Seconde convocation, faute de quorum à la séance ${first}.`,
  officers: (chair, secretary) => `Présidence : ${chair}. Secrétariat : ${secretary}.`,
  attendance: (present, quorum) => `Membres votants présents : ${present}. Quorum : ${quorum}.`,
  member: (name, { capacity, third, presence }) =>
    `- ${name} (${FRENCH.capacity[capacity]}${third === null ? '' : `, ${FRENCH.third[third]}`}) : ${FRENCH.presence[presence]}`,
  item: (position, dossier, title) => `${position}. Dossier ${dossier} – ${title}`,
  recusal: (name, reason) => `Déport de ${name} : ${reason}`,
  presided: (name) => `Présidence de ce point : ${name}.`,
  vote: (name, vote) => `Vote de ${name} : ${FRENCH.vote[vote]}`,
  tally: ({ present, recused, ...votes }) =>
    `Présents : ${present}, déports : ${recused}, pour : ${votes.for}, contre : ${votes.against}, abstentions : ${votes.abstain}.`,
  retained: (amount, conditions) => `Décision : retenu${conditions > 0 ? ' sous conditions' : ''} pour ${amount} DH.`,
  line: (funder, amount) => `- ${funder} : ${amount} DH`,
  condition: (text, tranche) => `Condition (tranche ${tranche}) : ${text}`,
  reserve: (rank, amount) => `Décision : liste d’attente, rang ${rank}, pour ${amount} DH.`,
  deferred: (question) => `Décision : ajourné. Question posée : ${question}`,
  rejected: (text, reasons) => `Décision : rejeté. Motifs (${reasons}) : ${text}`,
  rectifies: (minutes, session) => `Rectification du procès-verbal ${minutes}, séance ${session}.`,
  rectified: (text) => `Décision rectificative : ${text}`,
  reason: (code) => FRENCH.reason[code],
  and: ', ',
  undecided: 'Aucune décision : le dossier revient à une prochaine séance.',
  closing: (at) => `Séance levée le ${at}.`,
};

const ARABIC: Words = {
  capacity: { titular: 'عضو رسمي', substitute: 'عضو نائب', observer: 'ملاحظ' },
  third: { elected: 'المنتخبون', state: 'مصالح الدولة', civil: 'المجتمع المدني' },
  presence: { present: 'حاضر', absent: 'غائب' },
  vote: { for: 'مع', against: 'ضد', abstain: 'امتناع' },
  reason: {
    below_threshold: 'تنقيط دون العتبة',
    budget_unjustified: 'ميزانية غير مبررة بما يكفي',
    double_funding: 'ازدواجية التمويل',
    funds_exhausted: 'استنفاد الغلاف المالي',
    impact_weak: 'أثر غير كاف',
    governance_weak: 'حكامة غير كافية',
    not_viable: 'عدم ثبوت القابلية للاستمرار',
    outside_priorities: 'خارج أولويات طلب المشاريع',
    other: 'سبب آخر',
  },
};

export const AR: Phrases = {
  heading: (number, reference) => `محضر رقم ${number} – جلسة ${reference}`,
  sitting: (call, date) => `طلب عروض المشاريع ${call}، جلسة يوم ${date}`,
  second: (first) => `استدعاء ثان لعدم اكتمال النصاب القانوني في الجلسة ${first}.`,
  officers: (chair, secretary) => `الرئاسة: ${chair}. الكتابة: ${secretary}.`,
  attendance: (present, quorum) => `عدد الأعضاء المصوتين الحاضرين: ${present}. النصاب القانوني: ${quorum}.`,
  member: (name, { capacity, third, presence }) =>
    `- ${name} (${ARABIC.capacity[capacity]}${third === null ? '' : `، ${ARABIC.third[third]}`}): ${ARABIC.presence[presence]}`,
  item: (position, dossier, title) => `${position}. الملف ${dossier} – ${title}`,
  recusal: (name, reason) => `تنحي ${name}: ${reason}`,
  presided: (name) => `رئاسة هذه النقطة: ${name}.`,
  vote: (name, vote) => `تصويت ${name}: ${ARABIC.vote[vote]}`,
  tally: ({ present, recused, ...votes }) =>
    `الحاضرون: ${present}، المتنحون: ${recused}، مع: ${votes.for}، ضد: ${votes.against}، الممتنعون: ${votes.abstain}.`,
  retained: (amount, conditions) => `القرار: قبول الملف${conditions > 0 ? ' بشروط' : ''} بمبلغ ${amount} درهم.`,
  line: (funder, amount) => `- ${funder}: ${amount} درهم`,
  condition: (text, tranche) => `شرط (الشطر ${tranche}): ${text}`,
  reserve: (rank, amount) => `القرار: لائحة الانتظار، الرتبة ${rank}، بمبلغ ${amount} درهم.`,
  deferred: (question) => `القرار: تأجيل البت. السؤال المطروح: ${question}`,
  rejected: (text, reasons) => `القرار: رفض الملف. الأسباب (${reasons}): ${text}`,
  rectifies: (minutes, session) => `تصحيح المحضر ${minutes}، الجلسة ${session}.`,
  rectified: (text) => `قرار تصحيحي: ${text}`,
  reason: (code) => ARABIC.reason[code],
  and: '، ',
  undecided: 'لم يُتخذ أي قرار: يعود الملف إلى جلسة لاحقة.',
  closing: (at) => `رُفعت الجلسة في ${at}.`,
};
