import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { Intrinsic } from './expressions';
import { SANDBOX_METADATA } from './sandbox-metadata';
import type { Resource, TemplateDraft } from './template-draft';

/** A draft as YAML, with the short names of intrinsic functions. */
export function templateText(draft: TemplateDraft, description: string, header: string): string {
  const kept = {
    ...(draft.before.length > 0 && { before: draft.before }),
    ...(draft.after.length > 0 && { operations: draft.after }),
    ...(Object.keys(draft.standFor).length > 0 && { parameters: draft.standFor }),
  };
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: description,
    ...(Object.keys(kept).length > 0 && { Metadata: { [SANDBOX_METADATA]: kept } }),
    ...(draft.parameters.size > 0 && { Parameters: Object.fromEntries(draft.parameters) }),
    Resources: Object.fromEntries(
      [...draft.resources].map(([id, resource]) => [id, written(resource)]),
    ),
    ...(draft.outputs.size > 0 && { Outputs: Object.fromEntries(draft.outputs) }),
  };
  // CloudFormation reads YAML 1.1, to which `on` and a date are no texts unless quoted.
  const document = new Document(undefined, { schema: 'yaml-1.1' });
  const contents = nodeOf(template) as YAMLMap;
  for (const item of contents.items.slice(2)) (item.key as Scalar).spaceBefore = true;
  const resources = contents.get('Resources') as YAMLMap;
  for (const item of resources.items.slice(1)) (item.key as Scalar).spaceBefore = true;
  document.contents = contents as never;
  document.commentBefore = header;
  return document.toString({ lineWidth: 0 });
}

function written({ Type, DependsOn, Properties, metadata }: Resource): Record<string, unknown> {
  const needs = DependsOn?.length === 1 ? DependsOn[0] : DependsOn;
  return {
    Type,
    ...(needs !== undefined && { DependsOn: needs }),
    ...(Object.keys(metadata).length > 0 && { Metadata: { [SANDBOX_METADATA]: metadata } }),
    ...(Object.keys(Properties).length > 0 && { Properties }),
  };
}

function nodeOf(value: unknown): Scalar | YAMLMap | YAMLSeq {
  if (value instanceof Intrinsic) {
    const node = nodeOf(value.argument);
    node.tag = `!${value.name}`;
    return node;
  }
  if (Array.isArray(value)) {
    const seq = new YAMLSeq();
    seq.items = value.map(nodeOf);
    return seq;
  }
  if (typeof value === 'object' && value !== null) {
    const map = new YAMLMap();
    map.items = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => new Pair(new Scalar(key), nodeOf(item)));
    return map;
  }
  return new Scalar(value);
}
