/**
 * The end of the name of what makes something that holds on to the world outside, or that others meet at: there is one, and
 * another would not be the same. In the spelling of both languages.
 */
export const makesOneOfAKind =
  /(?:Channel|Client|Condition|Connection|Controller|Emitter|Event|Executor|Future|Interval|Lock|Mutex|Observer|Pool|Process|Queue|Semaphore|Server|Session|Socket|Subject|Task|Thread|Timeout|Window|Worker|connect|create_task|ensure_future|fork|open|spawn|submit)$/;
