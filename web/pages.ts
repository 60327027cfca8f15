import type { UseCases } from '../services/use-cases.ts';
  const { access, programme, documents, application, cofinancing, agreement, dossier } = useCases;
  const common = { ...access, ...programme, ...documents, ...application };
  return [
    ...dossierPages({ ...access, ...application, ...dossier }, isDemo),
    ...documentPages(documents),
    ...cofinancingPages({ ...common, ...cofinancing, ...dossier }),
    ...agreementPages({ ...common, ...agreement }),
  ];
};
