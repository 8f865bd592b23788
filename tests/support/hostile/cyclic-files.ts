/** Files that lead back to themselves. */
import type { HostileFile } from './hostile-file';

const template = (resources: object, more: object = {}): string =>
  JSON.stringify({ Resources: resources, ...more });

const cluster = (name: unknown, more: object = {}) => ({
  Type: 'AWS::ECS::Cluster',
  Properties: { ClusterName: name },
  ...more,
});

export const CYCLIC_FILES: readonly HostileFile[] = [
  {
    name: 'a service that extends itself',
    fileName: 'compose.yaml',
    content: () => 'services: {a: {extends: a, image: x}}',
  },
  {
    name: 'services that extend each other',
    fileName: 'compose.yaml',
    content: () => 'services: {a: {extends: b}, b: {extends: {service: a}}}',
  },
  {
    name: 'a service that extends one of its own file, by name',
    fileName: 'compose.yaml',
    content: () => 'services: {a: {extends: {file: compose.yaml, service: a}, image: x}}',
  },
  {
    name: 'a file that includes itself',
    fileName: 'compose.yaml',
    content: () => 'include: [compose.yaml, compose.yaml]\nservices: {a: {image: x}}',
  },
  {
    name: 'services that need each other',
    fileName: 'compose.yaml',
    content: () => 'services: {a: {image: x, depends_on: [b]}, b: {image: y, depends_on: [a, b]}}',
  },
  {
    name: 'an anchor inside itself',
    fileName: 'compose.yaml',
    content: () => 'services: &s {a: {image: x, labels: *s}}',
    refusal: /./,
  },
  {
    name: 'a list inside itself',
    fileName: 'a.yaml',
    content: () => 'family: a\ncontainerDefinitions: &c [*c]',
    refusal: /./,
  },
  {
    name: 'a mapping merged into itself',
    fileName: 'compose.yaml',
    content: () => 'services: &s\n  a: {image: x}\n  <<: *s\n',
    refusal: /./,
  },
  {
    name: 'resources named after each other',
    fileName: 'a.json',
    content: () => template({ A: cluster({ Ref: 'B' }), B: cluster({ Ref: 'A' }) }),
  },
  {
    name: 'resources that wait for each other',
    fileName: 'a.json',
    content: () =>
      template({ A: cluster('a', { DependsOn: 'B' }), B: cluster('b', { DependsOn: ['A', 'B'] }) }),
  },
  {
    name: 'conditions that ask each other',
    fileName: 'a.json',
    content: () =>
      template(
        { A: cluster('a', { Condition: 'C' }) },
        {
          Conditions: {
            C: { 'Fn::Not': [{ Condition: 'D' }] },
            D: { 'Fn::Or': [{ Condition: 'C' }, { Condition: 'D' }] },
          },
        },
      ),
  },
  {
    name: 'a text with itself in it',
    fileName: 'a.json',
    content: () => template({ A: cluster({ 'Fn::Sub': '${A}${A.Arn}' }) }),
  },
  {
    name: 'references as JSON schemas have them',
    fileName: 'a.json',
    content: () =>
      '{"family": "a", "containerDefinitions": {"$ref": "#"}, "$ref": "#/containerDefinitions"}',
  },
];
