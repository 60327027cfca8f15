import type { AwardCondition } from '../committee/committee-facts.ts';
import { isolated } from '../shared/plain-text.ts';
import type { AgreementKind, AgreementLine } from './agreement.ts';

interface Condition extends AwardCondition {
  readonly setBy: 'committee' | 'funder';
}

/** The clauses of an agreement in one language. Amounts come in as text, names in the language's own form. */
export interface Clauses {
  readonly heading: (kind: AgreementKind, number: string) => string;
  readonly parties: (holder: string, funders: string) => string;
  readonly object: (title: string, reference: string) => string;
  readonly amount: (amount: string) => string;
  readonly tranche: (tranche: number, share: string, proofs: string) => string;
  readonly condition: (condition: Condition) => string;
  readonly instruments: Readonly<Record<AgreementLine['instrument'], string>>;
  /** Between the parts of a list. */
  readonly comma: string;
  readonly annex: (funder: string, instrument: string, amount: string) => string;
  readonly undertaking: string;
  readonly effect: string;
  readonly language: (prevailing: 'ar' | 'fr') => string;
}

const fr: Clauses = {
  heading: (kind, number) =>
    `${kind === 'convention' ? 'Convention' : 'Décision'} n° ${number} relative au financement d’un projet de l’économie sociale et solidaire`,
  parties: (holder, funders) =>
    `Entre le porteur de projet, ${holder}, d’une part, et les financeurs : ${funders}, d’autre part.`,
  object: (title, reference) => `Elle a pour objet la réalisation du projet « ${title} », dossier ${reference}.`,
  amount: (amount) => `Le montant total attribué est de ${amount} DH.`,
  tranche: (tranche, share, proofs) =>
    `Tranche ${String(tranche)} : ${share} % de la part de chaque financeur, sur présentation des pièces suivantes : ${proofs}.`,
  condition: ({ setBy, text, proof, tranche }) =>
    `Condition ${setBy === 'committee' ? 'du comité' : 'de ce financeur'}, avant la tranche ${String(tranche)} : ${text}. Pièce justificative : ${proof}.`,
  instruments: {
    grant: 'subvention',
    repayable_advance: 'avance remboursable',
    loan: 'prêt',
    guarantee: 'garantie, qui n’est pas versée',
  },
  comma: ', ',
  annex: (funder, instrument, amount) =>
    `Annexe propre au financeur ${funder} : sa part est de ${amount} DH (${instrument}).`,
  undertaking:
    'Le porteur s’engage à employer les fonds à leur objet, à remettre rapports et pièces justificatives, et à reverser ce qui n’est ni employé ni justifié.',
  effect:
    'Elle prend effet à la dernière signature. Chaque signature donnée dans Touiza est une signature électronique simple au sens de la loi n° 43-20, liée à l’empreinte (SHA-256) de ce document ; une partie peut aussi signer à la main une copie imprimée, que le bureau d’instruction vérifie.',
  language: (prevailing) =>
    `Elle est établie en arabe et en français ; en cas de divergence, la version ${prevailing === 'ar' ? 'arabe' : 'française'} fait foi.`,
};

const ar: Clauses = {
  heading: (kind, number) =>
    `${kind === 'convention' ? 'اتفاقية رقم' : 'مقرر رقم'} ${number} في شأن تمويل مشروع من مشاريع الاقتصاد الاجتماعي والتضامني`,
  parties: (holder, funders) => `بين حامل المشروع، ${holder}، من جهة، والممولين: ${funders}، من جهة أخرى.`,
  object: (title, reference) => `موضوع هذا العقد إنجاز المشروع «${title}»، الملف رقم ${reference}.`,
  amount: (amount) => `يبلغ مجموع الدعم الممنوح ${amount} درهم.`,
  tranche: (tranche, share, proofs) =>
    `الشطر ${String(tranche)}: ${share} في المائة من حصة كل ممول، مقابل الإدلاء بالوثائق المثبتة التالية: ${proofs}.`,
  condition: ({ setBy, text, proof, tranche }) =>
    `${setBy === 'committee' ? 'شرط اللجنة' : 'شرط هذا الممول'} قبل الشطر ${String(tranche)}: ${text}. الوثيقة المثبتة: ${proof}.`,
  instruments: { grant: 'منحة', repayable_advance: 'تسبيق قابل للإرجاع', loan: 'قرض', guarantee: 'ضمان لا يصرف' },
  comma: '، ',
  annex: (funder, instrument, amount) => `ملحق خاص بالممول ${funder}: حصته ${amount} درهم (${instrument}).`,
  undertaking:
    'يلتزم حامل المشروع بصرف الدعم فيما خُصص له، وبتقديم التقارير والوثائق المثبتة، وبإرجاع ما لم يُستعمل أو لم يُبرَّر.',
  effect: `يسري مفعول هذا العقد ابتداء من آخر توقيع. وكل توقيع يتم في تويزة توقيع إلكتروني بسيط حسب القانون رقم ${isolated('43-20')}، مرتبط ببصمة هذه الوثيقة (SHA-256)؛ ولكل طرف أن يوقع بخط يده نسخة مطبوعة يتحقق منها مكتب الدراسة.`,
  language: (prevailing) =>
    `حرر هذا العقد بالعربية والفرنسية، وعند الاختلاف يعتد بالنص ${prevailing === 'ar' ? 'العربي' : 'الفرنسي'}.`,
};

export const CLAUSES: Record<'ar' | 'fr', Clauses> = { ar, fr };
