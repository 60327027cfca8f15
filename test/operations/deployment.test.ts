import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { projectRoot } from '../../infra/root.ts';
import { settingNames } from '../../infra/settings.ts';

const FOLDER = path.join(projectRoot, 'infra', 'deploy');
const read = (name: string): string => readFileSync(path.join(FOLDER, name), 'utf8');

type Labels = Readonly<Record<string, string>>;
interface Probe {
  readonly httpGet?: { readonly path: string; readonly port: string };
}
interface Container {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly ports?: readonly { readonly name: string }[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly readinessProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly resources: { readonly requests: Labels; readonly limits: Labels };
  readonly securityContext: object;
}
interface Template {
  readonly metadata: { readonly labels: Labels };
  readonly spec: { readonly containers: readonly Container[]; readonly securityContext: object };
}
interface Resource {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Labels;
  readonly spec: {
    readonly replicas?: number;
    readonly template?: Template;
    readonly selector?: Labels & { readonly matchLabels?: Labels };
    readonly podSelector?: { readonly matchLabels?: Labels };
  };
}

const resources = readdirSync(path.join(FOLDER, 'kubernetes')).flatMap((name) =>
  parseAllDocuments(read(path.join('kubernetes', name))).map((document) => document.toJS() as Resource),
);
const ofKind = (...kinds: string[]) => resources.filter(({ kind }) => kinds.includes(kind));
const workloads = ofKind('Deployment', 'StatefulSet', 'Job').map(
  (resource) => [resource.metadata.name, resource, resource.spec.template as unknown as Template] as const,
);
const containers = workloads.flatMap(([name, { kind }, template]) =>
  template.spec.containers.map((container) => [name, kind, container] as const),
);
const programs = containers.filter(([, , { image }]) => image.startsWith('touiza:'));

interface Service {
  readonly image: string;
  readonly command?: readonly string[] | string;
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly read_only?: boolean;
  readonly networks: readonly string[];
}
const compose = parse(read('compose.yaml'), { merge: true }) as { services: Readonly<Record<string, Service>> };
const services = Object.entries(compose.services);

const SETTINGS = new Set([...settingNames.api, ...settingNames.worker, ...settingNames.migrate]);
const version = (JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { version: string })
  .version;

const sourceOf = (command: readonly string[] | string = []): string =>
  [command]
    .flat()
    .find((word) => word.startsWith('dist/'))
    ?.slice('dist/'.length)
    .replace(/\.js$/, '.ts') ?? 'api/main.ts';

describe('every container', () => {
  it.each(containers)(
    'of %s runs as somebody without rights, on files that it cannot write',
    (name, _kind, container) => {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      const template = workloads.find(([each]) => each === name)?.[2];
      expect(template?.spec.securityContext).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
    },
  );

  it.each(containers)(
    'of %s asks for what it needs and may not take all the memory',
    (_name, _kind, { resources: asked }) => {
      expect(Object.keys(asked.requests).sort()).toEqual(['cpu', 'memory']);
      expect(asked.limits['memory']).toMatch(/^\d+[MG]i$/);
    },
  );

  it.each(containers)('of %s has an image of one version, and probes where it stays', (_name, kind, container) => {
    expect(container.image).toMatch(/^[a-z/-]+:\d+\.\d+(\.\d+)?$/);
    if (container.image.startsWith('touiza:')) expect(container.image).toBe(`touiza:${version}`);
    if (kind !== 'Job') expect([container.readinessProbe, container.livenessProbe]).not.toContain(undefined);
  });
});

describe('every program', () => {
  const map = ofKind('ConfigMap').find(({ metadata }) => metadata.name === 'touiza')?.data ?? {};

  it.each(programs)('of %s names settings that there are, and a program that there is', (_name, _kind, container) => {
    const named = [...(container.env ?? []).map(({ name }) => name), ...Object.keys(map)];
    expect(named.filter((name) => !SETTINGS.has(name))).toEqual([]);
    expect(existsSync(path.join(projectRoot, sourceOf(container.command)))).toBe(true);
  });

  it.each(programs.filter(([, kind]) => kind === 'Deployment'))(
    'of %s is asked at a door that it has',
    (_name, _kind, container) => {
      const doors = (container.ports ?? []).map(({ name }) => name);
      for (const probe of [container.readinessProbe, container.livenessProbe]) {
        expect(doors).toContain(probe?.httpGet?.port);
        expect(probe?.httpGet?.path).toMatch(/^\/health\/(?:live|ready)$/);
      }
    },
  );

  it('runs more than once, and never all of it is taken away', () => {
    const kept = ofKind('PodDisruptionBudget').map(({ metadata }) => metadata.name);
    for (const [name, { kind, spec }] of workloads) {
      if (!name.startsWith('touiza-') || kind === 'Job') continue;
      expect(spec.replicas).toBeGreaterThan(1);
      expect(kept).toContain(name);
    }
  });
});

it('every service and policy is for pods that there are', () => {
  const labels = workloads.map(([, , { metadata }]) => metadata.labels);
  const isThere = (wanted: Labels) =>
    labels.some((each) => Object.entries(wanted).every(([key, value]) => each[key] === value));
  const wanted = [
    ...ofKind('Service').map(({ spec }) => spec.selector),
    ...ofKind('PodDisruptionBudget').map(({ spec }) => spec.selector?.matchLabels),
    // A policy that selects nobody in particular is for all.
    ...ofKind('NetworkPolicy').map(({ spec }) => spec.podSelector?.matchLabels),
  ];
  expect(wanted.filter((each) => !isThere(each ?? {}))).toEqual([]);
});

it('no manifest holds a secret', () => {
  expect(ofKind('Secret')).toEqual([]);
  const texts = [
    ...readdirSync(path.join(FOLDER, 'kubernetes')).map((name) => `kubernetes/${name}`),
    'compose.yaml',
  ].map(read);
  for (const text of texts) expect(text).not.toMatch(/postgres(?:ql)?:\/\/[^\s]*:[^\s]*@|password: *\S{4}/i);
});

describe('the compose file', () => {
  const ours = services.filter(([, { image }]) => image.startsWith('touiza:'));

  it.each(ours)(
    'gives %s settings that there are, a program that there is, and no right to write',
    (_name, service) => {
      const named = Object.keys(service.environment ?? {});
      expect(named.filter((name) => !SETTINGS.has(name))).toEqual([]);
      expect(existsSync(path.join(projectRoot, sourceOf(service.command)))).toBe(true);
      expect([service.read_only, service.image]).toEqual([true, `touiza:${version}`]);
    },
  );

  it('takes the images that the cluster takes', () => {
    const there = new Set(containers.map(([, , { image }]) => image));
    expect(services.map(([, { image }]) => image).filter((image) => !there.has(image))).toEqual([]);
  });
});

it('the image starts what there is, as nobody, on the Node that the programs ask for', () => {
  const image = read('Dockerfile');
  expect(image).toMatch(/^USER 10001:10001$/m);
  expect(new Set(image.match(/^FROM node:20\.(?:19|[2-9]\d)\.\d+-bookworm-slim/gm)).size).toBe(1);
  expect(existsSync(path.join(projectRoot, sourceOf(/"(dist\/[^"]+)"/.exec(image)?.[1])))).toBe(true);
  for (const [, name = ''] of image.matchAll(/(?:ENV|^ *)\b([A-Z]+_[A-Z_]+)=/gm)) expect(SETTINGS).toContain(name);
});
