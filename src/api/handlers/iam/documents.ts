import { readPolicy, readTrust } from '../../../engine/iam/policy-document';
import type { PolicyDocument } from '../../../model/role';
import { iamErrors } from '../../contract/errors';
import { refuse } from '../../refusal';

/** A policy document that IAM takes. */
export function policyFrom(document: string): PolicyDocument {
  const read = readPolicy(document);
  return 'fault' in read ? refuse(iamErrors.malformed(read.fault)) : read;
}

/** The services that a trust policy names. */
export function trustOf(document: string): string[] {
  const read = readTrust(document);
  return 'fault' in read ? refuse(iamErrors.malformed(read.fault)) : read.services;
}

/** Begins and ends with a slash. */
export function pathOf(path = '/'): string {
  if (/^\/(?:[!-~]+\/)?$/.test(path)) return path;
  return refuse(
    iamErrors.validation(
      'The specified value for path is invalid. It must begin and end with / and contain only ' +
        'alphanumeric characters and/or / characters.',
    ),
  );
}
