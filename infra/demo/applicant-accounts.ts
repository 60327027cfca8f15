import type { DemoGroup } from './account-group.ts';

const holder = (
  account: string,
  [name, nameAr, language]: readonly [name: string, nameAr: string, language: 'ar' | 'fr'],
  organisation: string,
): DemoGroup => ({
  role: {
    fr: `porteur de projet, ${organisation}`,
    en: `project holder, ${organisation}`,
    ar: `حامل مشروع: ${organisation}`,
  },
  next: 'draft and submit an application, claim tranches, report',
  people: [[account, name, nameAr, language]],
});

/** Who represents which applicant. */
export const demoApplicants: readonly DemoGroup[] = [
  {
    ...holder('holder-tazart', ['Aïcha Ouhaddou', 'عائشة أوحدو', 'ar'], 'Coop. Tazart Noughbalou'),
    next: 'register the organisation, draft and submit an application, claim tranches, report',
  },
  holder('holder-ighrem', ['Brahim Aït Lahcen', 'إبراهيم آيت لحسن', 'fr'], 'Coop. Ighrem Écotourisme'),
  holder('holder-azerqoun', ['Fadma Id Bella', 'فاضمة إد بلا', 'ar'], 'Coop. Azerqoun Safran'),
  holder('holder-imdghassen', ['Itto Ouchen', 'إيطو أوشن', 'ar'], 'Coop. Imdghassen Tissage'),
  holder('holder-zitoune', ['Abdeslam Jebbari', 'عبد السلام الجباري', 'fr'], 'GIE Oued Zitoune'),
  holder('holder-rives', ['Loubna Benaïssa', 'لبنى بنعيسى', 'fr'], 'Ass. Rives de la Moulouya'),
  holder('holder-argane', ['Keltoum Ijjou', 'كلثوم إجو', 'ar'], 'Union des coopératives Ahel Argane'),
  holder('holder-tadamoun', ['Abdellatif Sebti', 'عبد اللطيف السبتي', 'fr'], 'Mutuelle Tadamoun Artisans'),
  holder('holder-a017', ['Hicham Zenagui', 'هشام الزناكي', 'ar'], 'Auto-entrepreneur A-017'),
  holder('holder-tadouirt', ['Nawal Cherkaoui', 'نوال الشرقاوي', 'fr'], 'Entreprise sociale Tadouirt'),
  holder('holder-qorb', ['Mbarka Laaroussi', 'مباركة العروسي', 'ar'], 'Ass. Khadamat Al Qorb'),
  holder('holder-rimal', ['Sidi Ahmed Dlimi', 'سيدي أحمد الدليمي', 'ar'], 'Coop. Rimal Pêche'),
  holder('holder-assif', ['Moha Amhaouch', 'موحا أمهاوش', 'fr'], 'Coop. Assif Lait'),
];
