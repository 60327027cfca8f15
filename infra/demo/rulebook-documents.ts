import { texts, type WireRulebook } from './rulebook-words.ts';

type Templates = NonNullable<WireRulebook['documents']>;
type LegalForm = NonNullable<Templates[number]['legalForms']>[number];

/** What a call may ask, under the names that the registry files it by. */
const LIBRARY = {
  statutes: texts('Statuts', 'النظام الأساسي', 'Statutes'),
  declaration_receipt: texts(
    'Récépissé définitif de déclaration',
    'وصل الإيداع النهائي',
    'Final receipt of declaration',
  ),
  bureau_minutes: texts(
    'PV de la dernière assemblée et liste du bureau',
    'محضر آخر جمع عام ولائحة المكتب',
    'Minutes of the last assembly and list of the bureau',
  ),
  registration_extract: texts("Extrait d'immatriculation", 'مستخرج التقييد', 'Extract of the register'),
  rnae_card: texts(
    "Carte d'auto-entrepreneur (RNAE)",
    'بطاقة المقاول الذاتي',
    'Card of the national register of auto-entrepreneurs',
  ),
  identity: texts("Pièce d'identité du porteur", 'بطاقة هوية حامل المشروع', "The carrier's identity card"),
  yearly_accounts: texts('Comptes du dernier exercice', 'حسابات السنة المالية الأخيرة', 'Accounts of the last year'),
  energy_study: texts('Étude énergétique chiffrée', 'دراسة طاقية مرقمة', 'Costed energy study'),
  loan_offer: texts('Accord de principe de la banque', 'موافقة مبدئية من البنك', "The bank's agreement in principle"),
  tax_certificate: texts(
    'Attestation de régularité fiscale',
    'شهادة تثبت الوضعية الجبائية',
    'Certificate of tax regularity',
  ),
  cnss_certificate: texts(
    'Attestation de régularité envers la CNSS',
    'شهادة الوضعية إزاء الصندوق الوطني للضمان الاجتماعي',
    'Certificate of regularity towards the CNSS',
  ),
} as const;

export const documents = (...kinds: readonly (keyof typeof LIBRARY)[]): Templates =>
  kinds.map((kind) => ({ kind, titles: LIBRARY[kind], stage: 'application' }));

/** Valid on the day of every payment, or nothing is paid. */
export const attestations = (...kinds: readonly (keyof typeof LIBRARY)[]): Templates =>
  documents(...kinds).map((template) => ({ ...template, stage: 'payment' }));

/** Asked of some legal forms only. */
export const documentsOf = (legalForms: readonly LegalForm[], ...kinds: readonly (keyof typeof LIBRARY)[]): Templates =>
  documents(...kinds).map((template) => ({ ...template, legalForms: [...legalForms] }));

/** What AAP-2026-01 asks, beside its rules. */
export const documents01: Templates = [
  ...documentsOf(['cooperative', 'union_of_cooperatives', 'gie', 'company'], 'statutes', 'registration_extract'),
  ...documentsOf(['auto_entrepreneur'], 'rnae_card', 'identity'),
  ...attestations('tax_certificate'),
];
