import type { ClassNode, FunctionNode } from '../../program/unit.js';

/** Names of methods that end their owner. */
export const TEARDOWN =
  /^_*(close|aclose|stop|shutdown|dispose|destroy|teardown|tear_down|disconnect|terminate|__exit__|__aexit__|__del__|cog_unload|ngOnDestroy|componentWillUnmount|onUnmounted|beforeUnmount|unmounted|beforeDestroy|destroyed|on_shutdown|finali[sz]e|cancel_all\w*|reset_for_tests?)$/;

/** Whether the class has a way to end: it shows that instances live long. */
export function teardownOf(cls: ClassNode): FunctionNode | undefined {
  for (const [name, method] of cls.methods) if (TEARDOWN.test(name)) return method;
  return undefined;
}
