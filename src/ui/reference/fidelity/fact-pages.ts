/** A page that the source of a fact names. */
export interface FactPage {
  /** As the page is called in the source. */
  readonly name: string;
  readonly url: string;
}

const DOCS = 'https://docs.aws.amazon.com';

/** Where a guide and its API reference are, and whether pages after a comma are of it as well. */
interface Guide {
  guide: string;
  api: string;
  stays: boolean;
}

const ECS: Guide = {
  guide: `${DOCS}/AmazonECS/latest/developerguide`,
  api: `${DOCS}/AmazonECS/latest/APIReference`,
  stays: true,
};

/** Words at the beginning of a source that say whose pages follow. */
const GUIDES: Readonly<Record<string, Guide>> = {
  ELB: {
    guide: `${DOCS}/elasticloadbalancing/latest/application`,
    api: `${DOCS}/elasticloadbalancing/latest/APIReference`,
    stays: true,
  },
  CodeDeploy: {
    guide: `${DOCS}/codedeploy/latest/userguide`,
    api: `${DOCS}/codedeploy/latest/APIReference`,
    stays: true,
  },
  Scaling: {
    guide: `${DOCS}/autoscaling/application/userguide`,
    api: `${DOCS}/autoscaling/application/APIReference`,
    stays: false,
  },
};

/** Pages of guides whose names do not show that they are one. */
const SHORT_NAMES: ReadonlySet<string> = new Set(['alb', 'limits', 'ManagedInstances']);
/** `deployment-type-ecs`, `ecs_services` */
const PAGE_NAME = /^(?!us-)[a-z][a-z0-9]*(?:[-_][A-Za-z0-9]+)+$/;
/** `DeploymentConfiguration` */
const API_NAME = /^[A-Z][a-z]+(?:[A-Z][A-Za-z]*)*$/;

function pageOf(word: string, { guide, api }: Guide, isApi: boolean): FactPage | undefined {
  if (SHORT_NAMES.has(word) || PAGE_NAME.test(word)) {
    return { name: word, url: `${guide}/${word}.html` };
  }
  if (isApi && API_NAME.test(word)) return { name: word, url: `${api}/API_${word}.html` };
  return undefined;
}

/**
 * The pages that the source of a fact, or the sentence below a heading, names: `API Task,
 * out-of-memory; *agent*` has two. What is observed, reported or assumed has none.
 */
export function factPages(source: string): FactPage[] {
  const pages: FactPage[] = [];
  let guide = ECS;
  for (const part of source.split(/[,;]| and /)) {
    if (!guide.stays) guide = ECS;
    const words = part
      .replace(/[*().:]/g, ' ')
      .split(/\s+/)
      .filter(Boolean);
    const isApi = words.includes('API') || / \(/.test(part) || /^ ?[A-Z]\w+\)?$/.test(part);
    for (const word of words) {
      guide = GUIDES[word] ?? guide;
      if (word === 're:Post' || words.includes('re')) continue;
      const page = GUIDES[word] || word === 'API' ? undefined : pageOf(word, guide, isApi);
      if (page) pages.push(page);
    }
    const article = /re:Post (\S+)/.exec(part)?.[1];
    if (article) {
      pages.push({ name: article, url: `https://repost.aws/knowledge-center/${article}` });
    }
    if (/the ECS API(?! \()/.test(part)) {
      pages.push({ name: 'ECS API', url: `${ECS.api}/Welcome.html` });
    }
  }
  return pages;
}
