import type { DemoGroup } from './account-group.ts';

type Person = readonly [name: string, nameAr: string, language: 'ar' | 'fr'];

/** Whoever prepares a funder's answer never decides it. */
const staff = (
  prefix: string,
  body: DemoGroup['role'],
  [officer, ...approvers]: [Person, Person, ...Person[]],
): DemoGroup[] => [
  {
    role: {
      fr: `chargé de dossier, ${body.fr} (démo)`,
      en: `funder officer, ${body.en} (demo)`,
      ar: `مكلف بالملف، ${body.ar} (تجريبي)`,
    },
    next: "prepare the answer on the funder's own line",
    people: [[`${prefix}-officer`, ...officer]],
  },
  {
    role: {
      fr: `décideur, ${body.fr} (démo)`,
      en: `funder approver, ${body.en} (demo)`,
      ar: `صاحب القرار، ${body.ar} (تجريبي)`,
    },
    next: "decide the funder's own line, sign the convention",
    people: approvers.map((approver, index) => [`${prefix}-approver${index === 0 ? '' : '-2'}`, ...approver]),
  },
];

export const demoFunderStaff: readonly DemoGroup[] = [
  ...staff('indh', { fr: 'INDH', en: 'INDH', ar: 'المبادرة الوطنية للتنمية البشرية' }, [
    ['Samira Lahlou', 'سميرة لحلو', 'fr'],
    ['Mohamed Sefrioui', 'محمد الصفريوي', 'ar'],
  ]),
  {
    role: {
      fr: 'responsable du financeur, INDH (démo)',
      en: 'head of the funder, INDH (demo)',
      ar: 'المسؤولة عن الممول، المبادرة الوطنية للتنمية البشرية (تجريبي)',
    },
    next: 'be told of an answer that is late, and give it',
    people: [['indh-head', 'Wafae Chafik', 'وفاء شفيق', 'fr']],
  },
  ...staff('region', { fr: 'région Béni Mellal-Khénifra', en: 'region 05', ar: 'جهة بني ملال خنيفرة' }, [
    ['Karim Zemmouri', 'كريم الزموري', 'ar'],
    ['Naïma Atlassi', 'نعيمة الأطلسي', 'fr'],
  ]),
  ...staff('cdg', { fr: 'CDG', en: 'CDG', ar: 'صندوق الإيداع والتدبير' }, [
    ['Ghita Lamrani', 'غيثة لمراني', 'fr'],
    ['Adil Bouzoubaa', 'عادل بوزوبع', 'fr'],
  ]),
  ...staff('ministry', { fr: 'ministère', en: 'ministry', ar: 'الوزارة' }, [
    ['Tarik Guessous', 'طارق كسوس', 'fr'],
    ['Houria Skalli', 'حورية السقلي', 'ar'],
  ]),
  ...staff('hassan2', { fr: 'Fonds Hassan II', en: 'Hassan II Fund', ar: 'صندوق الحسن الثاني' }, [
    ['Leïla Mekouar', 'ليلى مكوار', 'fr'],
    ['Othmane Raji', 'عثمان الراجي', 'fr'],
    // Two people decide what is above 500,000 DH in call 04.
    ['Najat Oudghiri', 'نجاة الودغيري', 'fr'],
  ]),
  ...staff('tamwilcom', { fr: 'Tamwilcom', en: 'Tamwilcom', ar: 'تمويلكم' }, [
    ['Asmaa Bensouda', 'أسماء بنسودة', 'fr'],
    ['Reda El Fassi', 'رضا الفاسي', 'ar'],
  ]),
  ...staff('region08', { fr: 'région Drâa-Tafilalet', en: 'region 08', ar: 'جهة درعة تافيلالت' }, [
    ['Hafida Oulmouddene', 'حفيظة أولمودن', 'ar'],
    ['Lahbib Amrouch', 'لحبيب أمروش', 'ar'],
  ]),
  ...staff('region02', { fr: "région de l'Oriental", en: 'region 02', ar: 'جهة الشرق' }, [
    ['Yassine Belhaj', 'ياسين بلحاج', 'fr'],
    ['Rachida Mimouni', 'رشيدة الميموني', 'fr'],
  ]),
];
