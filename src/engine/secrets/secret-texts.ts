/**
 * What is said where a task cannot have its secrets: what agents add to the words of the ECS page
 * on it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
 */

const unable = (text: string) =>
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource ' +
  `retrieval failed: ${text}`;
const fromSecretsManager = (text: string) =>
  unable(`unable to retrieve secret from asm: service call has been retried 1 time(s): ${text}`);
const fromParameterStore = (text: string) =>
  unable(`unable to retrieve secrets from ssm: service call has been retried 1 time(s): ${text}`);
const failedFetch = (arn: string, text: string) =>
  fromSecretsManager(`failed to fetch secret ${arn} from secrets manager: ${text}`);

export const SECRET_TEXT = {
  secretDenied: failedFetch,
  keyDenied: (arn: string) =>
    failedFetch(arn, 'AccessDeniedException: Access to KMS is not allowed'),
  secretNotFound: (arn: string) =>
    fromSecretsManager(
      `ResourceNotFoundException: The task can't retrieve the secret with ARN '${arn}' from AWS ` +
        'Secrets Manager. Check whether the secret exists in the specified Region: ' +
        "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    ),
  markedForDeletion: (arn: string) =>
    failedFetch(
      arn,
      "InvalidRequestException: You can't perform this operation on the secret because it was " +
        'marked for deletion.',
    ),
  noMember: (key: string) =>
    fromSecretsManager(`retrieved secret from Secrets Manager did not contain json key ${key}`),
  parameterDenied: (denial: string) => fromParameterStore(denial),
  invalidParameters: (names: string) => fromParameterStore(`invalid parameters: ${names}`),
  registryLogin: (denial: string) =>
    unable(
      `unable to retrieve ecr registry auth: service call has been retried 1 time(s): ${denial}`,
    ),
  credentials: (arn: string, text: string) =>
    unable(
      'unable to get registry auth from asm: service call has been retried 1 time(s): asm ' +
        `fetching secret from the service for ${arn}: ${text}`,
    ),
  environmentFile:
    'ResourceInitializationError: failed to download env files: service call has been retried 1 ' +
    'time(s): operation error S3: HeadObject, https response error StatusCode: 403, api error ' +
    'Forbidden: Forbidden.',
} as const;
