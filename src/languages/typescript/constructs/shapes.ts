import type { FunctionShape } from '../../../model/model.js';

/** The shape of a function that nobody writes as one: without parameters, and with nothing that is said of it. */
export function plainly(form: FunctionShape['form']): FunctionShape {
  return { form, parameters: [], decorators: [], async: false, generator: false, static: false };
}
