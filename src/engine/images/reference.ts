/** What an image reference says, with what is left out of it filled in. */
export interface ImageReference {
  /** `docker.io` where none is named. */
  readonly host: string;
  /** `library/nginx`, `team/web`. */
  readonly repository: string;
  /** `latest` unless a tag or a digest is given. */
  readonly tag: string | undefined;
  /** `sha256:…` */
  readonly digest: string | undefined;
}

/** Docker Hub's host, its `library` and the tag `latest` go without saying. */
export function readReference(image: string): ImageReference {
  const [first = '', ...rest] = image.split('/');
  const hasHost = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const host = hasHost ? first : 'docker.io';
  const named = hasHost ? rest.join('/') : rest.length > 0 ? image : `library/${image}`;
  const [name = '', digest] = named.split('@');
  const colon = name.indexOf(':');
  const repository = colon < 0 ? name : name.slice(0, colon);
  const tag = colon < 0 ? undefined : name.slice(colon + 1);
  return { host, repository, tag: tag ?? (digest === undefined ? 'latest' : undefined), digest };
}

/** `docker.io/library/nginx:latest` for `nginx`. */
export function fullReference(image: string): string {
  const { host, repository, tag, digest } = readReference(image);
  const ofTag = tag === undefined ? '' : `:${tag}`;
  return `${host}/${repository}${ofTag}${digest === undefined ? '' : `@${digest}`}`;
}

/** Where the manifest of an image is asked for. */
export function manifestUrl(image: string): string {
  const { host, repository, tag, digest } = readReference(image);
  const server = host === 'docker.io' ? 'registry-1.docker.io' : host;
  return `https://${server}/v2/${repository}/manifests/${digest ?? tag}`;
}

/** A repository of Amazon ECR, of whatever account and region. */
export const isInEcr = (image: string): boolean =>
  /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com\//.test(image);
