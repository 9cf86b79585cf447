#!/usr/bin/env node
import{createRequire as leaklintRequire}from'node:module';const require=leaklintRequire(import.meta.url);
import{UsageError}from"./shared-2.js";async function lint(options={}){return(await import("./analysis.js")).lint(options)}export{UsageError,lint};
