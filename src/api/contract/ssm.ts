/**
 * Inputs of the Systems Manager operations on parameters, member by member in the order of AWS's own
 * model.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Operations.html
 */
import * as z from 'zod/mini';
import { flag, list, oneOf, opt, structure, text, texts, whole } from './members';

const name = text.check(z.minLength(1), z.maxLength(2048));
const names = list(name).check(z.minLength(1), z.maxLength(10));
const parameterFilters = opt(list(structure({ Key: text, Option: opt(text), Values: opt(texts) })));
const token = opt(text);

export const putParameter = structure({
  Name: name,
  Description: opt(text.check(z.maxLength(1024))),
  Value: text,
  Type: opt(oneOf(['String', 'StringList', 'SecureString'])),
  KeyId: opt(text),
  Overwrite: opt(flag),
  Tags: opt(list(structure({ Key: text, Value: text }))),
  Tier: opt(oneOf(['Standard', 'Advanced', 'Intelligent-Tiering'])),
  DataType: opt(text),
});
export const getParameter = structure({ Name: name, WithDecryption: opt(flag) });
export const getParameters = structure({ Names: names, WithDecryption: opt(flag) });
export const getParametersByPath = structure({
  Path: name,
  Recursive: opt(flag),
  ParameterFilters: parameterFilters,
  WithDecryption: opt(flag),
  MaxResults: opt(whole.check(z.minimum(1), z.maximum(10))),
  NextToken: token,
});
export const describeParameters = structure({
  ParameterFilters: parameterFilters,
  MaxResults: opt(whole.check(z.minimum(1), z.maximum(50))),
  NextToken: token,
});
export const deleteParameter = structure({ Name: name });
export const deleteParameters = structure({ Names: names });
