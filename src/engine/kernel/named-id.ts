/** Files in and out name things that are not there yet: how ids are made is the model's. */
export { namedId } from '../../model/named-id';
