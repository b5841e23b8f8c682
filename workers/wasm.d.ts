/** wrangler compiles `.wasm` files when it deploys: the Workers runtime compiles no bytes. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
