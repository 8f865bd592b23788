import { fullReference, manifestUrl, readReference } from './reference';

/**
 * What is said where an image cannot be had: AWS's words where its page gives them, what registries
 * and Docker answer where it quotes them.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
 */

const failed = (text: string) => `CannotPullContainerError: ${text}`;

const unresolved = (image: string, times: number) =>
  `pull image manifest has been retried ${times} time(s): failed to resolve ref ` +
  fullReference(image);

/** What Docker calls an image: Docker Hub's host and `library` left out. */
function dockerName(image: string): string {
  const { host, repository } = readReference(image);
  if (host !== 'docker.io') return `${host}/${repository}`;
  return repository.replace(/^library\//, '');
}

const NO_PERMISSION =
  "The task can't pull the image. Check that the role has the permissions to pull images from " +
  'the registry.';

export const PULL_TEXT = {
  notFound: (image: string) =>
    failed(`${unresolved(image, 5)}: ${fullReference(image)}: not found`),
  wrongPlatform: (platform: string) =>
    failed(
      'pull image manifest has been retried 5 time(s): image Manifest does not contain descriptor ' +
        `matching platform '${platform}'`,
    ),
  /** The role may not read the repository. */
  forbidden: (image: string, denial: string, onFargate: boolean) =>
    failed(
      onFargate
        ? `${NO_PERMISSION} ${unresolved(image, 1)}: pulling from host ` +
            `${readReference(image).host} failed with status code [manifests ` +
            `${readReference(image).tag}]: 403 Forbidden: ${denial}`
        : `${NO_PERMISSION} Error response from daemon: pull access denied for ` +
            `${dockerName(image)}, repository does not exist or may require 'docker login': ` +
            `denied: ${denial}`,
    ),
  /** The agent on an EC2 instance cannot log in to Amazon ECR. */
  noLogin: (denial: string) => `CannotPullECRContainerError: ${denial}`,
  /** A registry of its own that wants to know who asks. */
  accessDenied: (image: string, onFargate: boolean) =>
    failed(
      onFargate
        ? `${unresolved(image, 1)}: pull access denied, repository does not exist or may require ` +
            'authorization: server message: insufficient_scope: authorization failed'
        : `Error response from daemon: pull access denied for ${dockerName(image)}, repository ` +
            "does not exist or may require 'docker login'",
    ),
  tooMany: (image: string, onFargate: boolean) =>
    failed(
      (onFargate ? `${unresolved(image, 5)}: ` : 'Error response from daemon: ') +
        'toomanyrequests: You have reached your pull rate limit. You may increase the limit by ' +
        'authenticating and upgrading: https://www.docker.com/increase-rate-limit',
    ),
  noAnswer: (image: string, onFargate: boolean) =>
    failed(
      onFargate
        ? `${unresolved(image, 5)}: failed to do request: Head "${manifestUrl(image)}": dial tcp: ` +
            'i/o timeout'
        : `Error response from daemon: Get "${manifestUrl(image)}": net/http: request canceled ` +
            'while waiting for connection (Client.Timeout exceeded while awaiting headers)',
    ),
  noSpace: (image: string, onFargate: boolean) =>
    failed(
      onFargate
        ? `ref pull has been retried 1 time(s): failed to extract layer of ${fullReference(image)}: ` +
            'write /var/lib/containerd/io.containerd.snapshotter.v1.overlayfs: no space left on device'
        : 'Error response from daemon: write /var/lib/docker/tmp/GetImageBlob: no space left on ' +
            'device',
    ),
} as const;
