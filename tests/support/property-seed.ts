/**
 * Properties are tried with the same programs in every run, so that a failure is one of the change
 * at hand. `PROPERTY_SEED=7 npm test` tries others; `PROPERTY_SEED=$RANDOM` in a loop, many. What
 * fails is made smaller, which takes a while: `PROPERTY_SHRINK=no` leaves it as it is.
 */
import fc from 'fast-check';

fc.configureGlobal({
  seed: Number(process.env.PROPERTY_SEED ?? 1),
  endOnFailure: process.env.PROPERTY_SHRINK === 'no',
});
