import { CN_GUIDE, POWER, PRESSURE, SHAME, THIRD, type ToneRule } from "./tone-reasons.ts";

const KIN = "家里|家人|家属|亲属|亲友|亲戚|父母|父亲|母亲|子女|女儿|儿子|孩子|配偶|妻子|丈夫|老婆|老公|爱人";
const NEIGHBOURS = "邻居|左邻右舍|街坊|邻里|同乡|朋友";
/** Those to whom a debt is nobody's business; a client manager and a bank transfer are no people. */
const OTHERS = String.raw`(?:${KIN}|${NEIGHBOURS}|上下游|客户(?!经理|服务|编号|号|代码|名称|端)|供应商|合作伙伴|合作方|同行|投资人|股东|债权人|银行(?!账|转|卡|信息|汇|回单|户|流水|手续)|员工|职工|同事|领导|上级|老板|上司)`;
const OFFICES =
  "(?:税务局|税务部门|税务机关|工商局|市场监管局|移民局|出入境|海关|环保局|劳动局|劳动监察|监管部门|主管部门|行业协会|商会|纪委)";
const YOURS = String.raw`(?:贵(?:司|公司|方|单位|厂|店)|您|你)[^。]{0,4}?(?:的|所有|全部|全体|们)?[^。]{0,4}?`;
const TELL =
  "(?:通知|告知|告诉|联系|致电|打给|打电话|抄送|群发|通报|说明|发给|发送给|发到|寄给|寄到|转发|反映|举报|投诉|检举|揭发|知会|披露|透露|走访|找到|去找)";

/** Threats in Chinese by their shape: an act, a person or an office, and the reader. */
export const chineseShapes: readonly ToneRule[] = [
  {
    kind: "banned",
    phrases: [
      String.raw`(?:我们|我司|我方|本公司|我|将|会|就|只好|只能|不得不)[^。]{0,14}${TELL}[^。]{0,4}${YOURS}${OTHERS}`,
      String.raw`(?:向|到|去|给|联系|通知)[^。]{0,4}${OFFICES}[^。]{0,6}(?:反映|举报|投诉|检举|揭发|说明|告)`,
      String.raw`(?:举报|检举|揭发)[^。]{0,4}(?:贵司|贵公司|您|你)`,
      String.raw`抄送[^。]{0,6}(?:全体|所有|各)[^。]{0,4}(?:员工|职工|股东|客户|部门)`,
      String.raw`${OTHERS}[^。]{0,4}(?:会|将|都)[^。]{0,8}(?:知道|得知|听说|知晓|收到)`,
    ],
    reason: THIRD,
    source: CN_GUIDE,
    deniable: true,
  },
  {
    kind: "banned",
    phrases: [
      // "You would not want them to know" denies nothing.
      String.raw`(?:想|希望|愿意?|乐意)[^。]{0,6}${OTHERS}[^。]{0,4}(?:知道|得知|听说|知晓|看到)`,
      String.raw`(?:知道|清楚|掌握|查到)[^。]{0,4}(?:你|您|贵)[^。]{0,6}(?:${KIN}|住)`,
      String.raw`(?:往|到|去|打)(?:您|你)[^。]{0,2}(?:家|住处|住所|老家)`,
      String.raw`(?:打给|打到|找|去找)(?:您|你|贵)[^。]{0,5}${OTHERS}`,
    ],
    reason: THIRD,
    source: CN_GUIDE,
  },
  {
    kind: "banned",
    phrases: [
      String.raw`(?:全|满|整个)[^。]{0,2}(?:城|市|县|镇|街|村|行业|圈子|小区|厂|网|世界)[^。]{0,3}(?:皆知|知道|传遍|传开|看看)`,
      String.raw`(?:皆知|传遍)`,
      String.raw`让(?:大家|大伙|所有人|同行|外界|别人|全)[^。]{0,6}(?:看看|知道|评|瞧|见识)`,
      String.raw`(?:让|叫|使)(?:您|你|贵|大家|双方|老板)[^。]{0,10}(?:难堪|难看|下不[来了]台|抬不起头|没面子|没脸)`,
      String.raw`(?:以免|免得|省得|否则|不然|别)[^。]{0,8}(?:难堪|闹得难看|下不[来了]台|伤了?和气|撕破脸)`,
      String.raw`(?:这点|区区|连这)[^。]{0,3}(?:钱|款|账)`,
      String.raw`还(?:做|谈|开|当)什么(?:生意|公司|老板|企业)`,
      String.raw`(?:付|给|还|拿)不[起出][^。]{0,6}(?:还|就|凭什么)`,
    ],
    reason: SHAME,
    source: CN_GUIDE,
  },
  {
    kind: "banned",
    phrases: [
      String.raw`失信`,
      String.raw`(?:信用|信誉|名誉|公司|生意)[^。]{0,6}(?:完蛋|完了|毁掉|毁了|扫地|污点|泡汤|到头)`,
      String.raw`(?:毁|搞垮|搞臭|败坏)[^。]{0,4}(?:信用|信誉|名誉|公司|生意)`,
    ],
    reason: POWER,
    source: CN_GUIDE,
    deniable: true,
  },
  {
    kind: "banned",
    phrases: [
      String.raw`(?:黑道|黑社会|道上|江湖|打手|讨债|要债|追债)`,
      String.raw`等着(?!您|你|贵|收货|发货)[^。]{0,8}(?:吧|名单|坐|蹲|倒|收)`,
      String.raw`最后的?(?:一次)?的?机会`,
      String.raw`(?:掌握|握有|手[里上]有|抓住)[^。]{0,6}(?:您|你|贵)[^。]{0,8}(?:税(?!号|率|务登记|控|盘|点)|把柄|黑料|底细|内幕|违规|违法|秘密|丑事)`,
      String.raw`(?:不敢?保证|难保|保不[准齐住])[^。]{0,12}(?:做|干|闹|惹|发生)出?[^。]{0,3}(?:什么|啥)`,
      String.raw`谁也[^。]{0,3}(?:救|保|帮)不了`,
      String.raw`(?:坐|守|蹲|堵|住|赖)[^。]{0,2}(?:到|在)[^。]{0,8}(?:为止|不走|门口|前台|楼下)`,
      String.raw`在[^。]{0,8}(?:前台|门口|楼下|大厅|办公室)[^。]{0,6}(?:坐|守|蹲|堵|喊|闹|拉)`,
      String.raw`直?到[^。]{0,3}(?:拿到|要到|付清|还清|给)[^。]{0,4}为止`,
    ],
    reason: PRESSURE,
    source: CN_GUIDE,
  },
  {
    kind: "advice",
    phrases: [String.raw`再不(?!是|会)[^。]{1,8}`, String.raw`就(?:等着|别怪|只能|只好)`],
    reason: {
      "zh-CN": "“再不……就……”读起来像威胁，建议写明请求与期限。",
      en: "A sentence that hangs something over the reader sounds like a threat: name what you ask and by when.",
    },
    source: "docs/decisions/0074",
  },
  {
    kind: "advice",
    phrases: [
      String.raw`(?:否则|不然|要不然)[，,]?(?!请|欢迎|可以?|无需|不必|视为|款项|您可|系统|银行|难以|无法|(?:我们|我司|我方)?(?:将|可能|会)?(?:无法|难以))`,
      String.raw`(?:不|不肯|拒不)(?:付款|还款|付钱|还钱)(?:的?人|者|的(?:公司|企业|单位|客户))`,
      String.raw`(?<!退)(?:还钱|掏钱|拿钱|见不[到着]钱|欠债)(?!款)`,
    ],
    reason: {
      "zh-CN": "“否则……”与“还钱”一类的话读起来像威胁，建议写明请求与期限。",
      en: "What hangs over the reader, or asks like a bailiff, sounds like a threat: name what you ask and by when.",
    },
    source: "docs/decisions/0074",
    formalOnly: true,
  },
];
