import CssMinimizerPlugin from "css-minimizer-webpack-plugin";
import HtmlWebpackPlugin from "html-webpack-plugin";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import { resolve } from "node:path";
import TerserPlugin from "terser-webpack-plugin";
import webpack from "webpack";

/**
 * A page with the guard in front of its own scripts.
 *
 * @param {string} name
 * @param {string} entry
 */
const page = (name, entry) =>
  new HtmlWebpackPlugin({
    template: "widget/page.html",
    entry,
    filename: `${name}.html`,
    chunks: ["guard", entry],
    inject: false,
    minify: false,
  });

/**
 * The widget's pages. `--env loopback` makes the build for the sandbox, which trusts a host page on this machine;
 * `--env out=DIR` writes somewhere else than .cache/widget (packaging does, and never asks for loopback).
 *
 * @param {{ loopback?: boolean, out?: string }} env
 * @returns {import("webpack").Configuration}
 */
export default (env = {}) => ({
  mode: "production",
  target: ["web", "es2022"],
  // Source maps would need a server and eval would need a weaker policy; the pages have neither.
  devtool: false,
  entry: {
    guard: "./widget/guard-main.ts",
    page: "./widget/main.tsx",
    deal: "./widget/deal/main.tsx",
    settings: "./widget/settings/main.tsx",
  },
  output: {
    path: resolve(env.out ?? ".cache/widget"),
    // Zoho's packager takes only these characters in names: A-Z a-z 0-9 _ . $ -
    filename: "js/[name].[contenthash:8].js",
    chunkFilename: "js/[name].[contenthash:8].js",
    publicPath: "",
    clean: true,
  },
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        loader: "swc-loader",
        options: {
          jsc: {
            target: "es2022",
            parser: { syntax: "typescript", tsx: true },
            transform: { react: { runtime: "automatic", importSource: "preact" } },
          },
        },
      },
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
    ],
  },
  optimization: {
    minimizer: [
      new TerserPlugin({ minify: TerserPlugin.swcMinify, extractComments: false }),
      new CssMinimizerPlugin(),
    ],
  },
  plugins: [
    new webpack.DefinePlugin({ HUIKUAN_ALLOW_LOOPBACK: JSON.stringify(Boolean(env.loopback)) }),
    new MiniCssExtractPlugin({ filename: "css/[name].[contenthash:8].css" }),
    page("widget", "page"),
    page("deal", "deal"),
    page("settings", "settings"),
  ],
  cache: {
    type: "filesystem",
    cacheDirectory: resolve(".cache/webpack"),
    buildDependencies: { config: [import.meta.filename] },
  },
  // The settings check a draft as the server does, by the same code and with every letter at hand.
  performance: { maxAssetSize: 190_000, maxEntrypointSize: 190_000 },
});
