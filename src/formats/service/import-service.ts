import { inputOf } from '../../api/contract/operations';
import { propertiesIn } from '../ecs-input/cloudformation-spelling';
import { type EcsFile, readEcsFile } from '../ecs-input/ecs-file';
import { type ImportPlan, resultOf } from '../ecs-input/import-plan';
import { fillPlaceholders } from '../ecs-input/placeholders';
import { type Notebook, tidyMembers } from '../ecs-input/tidy-value';
import { topLinks } from '../ecs-input/top-links';
import { type ImportOptions, type ImportResult, type Link, refused } from '../import-result';
import { isObject } from '../json-text';
import { memberPath } from '../member-path';
import { companionOf } from './companion';
import { isAppRunner, looksLikeService } from './looks-like-service';
import { writableMembers } from './read-only';
import { giveService } from './service-operations';

/**
 * A service definition as the operations that make it run: what it names and is not in the file
 * (cluster, task definition, target groups, capacity providers) is made to stand in, and told.
 */
export async function importService(text: string, options: ImportOptions): Promise<ImportResult> {
  const file = await readEcsFile(text, options);
  if ('refusal' in file) return file.refusal;
  const found = servicesIn(file, text);
  if (typeof found === 'string') return refused(found, '', 1);
  const { findings, notes, lineOf } = file;
  const companion = await companionOf(options);
  const plan: ImportPlan = { operations: [], findings, elsewhere: [], decisions: [], options };
  const links: Link[] = [];
  for (const { service, path, isCloudFormation } of found) {
    const book: Notebook = { findings, notes, operation: 'CreateService', isCloudFormation };
    const input = serviceIn(service, path, book, options);
    const at = giveService(plan, { input, path, companion, isOnly: found.length === 1 });
    links.push(...topLinks(input, path, lineOf, at));
  }
  return { ...resultOf(plan, lineOf), notes, links, lineOf };
}

function serviceIn(
  service: Record<string, unknown>,
  path: string,
  book: Notebook,
  options: ImportOptions,
): Record<string, unknown> {
  if (book.isCloudFormation) {
    const message = 'spelled as CloudFormation does: read as what CreateService takes';
    const [first = ''] = Object.keys(service);
    book.findings.push({ path: memberPath(path, first), severity: 'info', message });
  }
  const writable = writableMembers(service, path, book);
  const tidy = tidyMembers(writable, inputOf('ECS.CreateService'), path, book);
  return fillPlaceholders(tidy, path, book, options.variables);
}

/** describe-services answers ten at a time. */
const MOST_SERVICES = 100;

interface Found {
  service: Record<string, unknown>;
  path: string;
  isCloudFormation: boolean;
}

/** Every service of the file, or why it is none. */
function servicesIn({ value }: EcsFile, text: string): Found[] | string {
  if (!isObject(value)) return 'a list: a service definition is an object';
  if (isAppRunner(value)) {
    return 'this is the input of App Runner’s create-service (it has SourceConfiguration), not of ECS’s: App Runner is not simulated';
  }
  const properties = propertiesIn(value, 'AWS::ECS::Service');
  if (properties) {
    return [{ service: properties.properties, path: properties.path, isCloudFormation: true }];
  }
  if (Array.isArray(value.services)) {
    const all = value.services.flatMap((service: unknown, at): Found[] =>
      isObject(service)
        ? [{ service, path: memberPath('services', at), isCloudFormation: false }]
        : [],
    );
    if (all.length > MOST_SERVICES) return `more than ${MOST_SERVICES} services`;
    return all.length > 0 ? all : 'services is empty: describe-services found none';
  }
  if (isObject(value.service)) {
    return [{ service: value.service, path: 'service', isCloudFormation: false }];
  }
  const source = { text, fileName: '', syntax: 'json', value } as const;
  if (looksLikeService(source)) return [{ service: value, path: '', isCloudFormation: false }];
  return 'it has no member that a service of ECS has (serviceName, desiredCount, loadBalancers …)';
}
