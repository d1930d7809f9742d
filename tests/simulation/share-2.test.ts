import { tellsShare } from "./share.ts";

tellsShare(1);
