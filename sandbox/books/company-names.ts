import type { BookLanguage } from "./book.ts";
import type { Random } from "./random.ts";

export interface CompanyName {
  readonly name: string;
  /** A host label: the company's mail goes to `<slug>.example`. */
  readonly slug: string;
}

/** Invented brands with their pinyin; none is known to the authors as a company. */
const ZH_BRANDS =
  "澄岳 chengyue,禾朗 helang,柏屿 boyu,砚川 yanchuan,牧澜 mulan,岑远 cenyuan,霁禾 jihe,筑溪 zhuxi,衡棠 hengtang,沐峤 muqiao,启砾 qili,瀚枫 hanfeng,芷蓝 zhilan,卓砚 zhuoyan,昱禾 yuhe,磐屿 panyu,青岫 qingxiu,鹭汀 luting,拓岚 tuolan,临樾 linyue,望潮 wangchao,云栖谷 yunqigu,辰砾 chenli,朴川 puchuan,韶屿 shaoyu,凌渚 lingzhu,嘉岫 jiaxiu,恒汀 hengting,乐蘅 leheng,言蹊 yanxi"
    .split(",")
    .map((pair) => pair.split(" "));
const ZH_PLACES = ["杭州", "苏州", "宁波", "上海", "深圳", "佛山", "青岛", "成都", "武汉", "厦门"];
const ZH_TRADES =
  "精密机械 machinery,食品 foods,医疗器械 medical,包装材料 packaging,电子科技 electronics,国际贸易 trading,新材料 materials,供应链管理 supply"
    .split(",")
    .map((pair) => pair.split(" "));

const EN_BRANDS =
  "Brackenholt Tarnwick Oakhelm Fernlow Calderby Wexmoor Harrowgill Pinecrag Ashbourdon Silverfen Marlowick Quillhurst Dunmarrow Stonebeck Larkendale Greyhollin Thornbury-Vale Redmereside Copperlea Elmstratton".split(
    " ",
  );
const EN_TRADES = [
  "Foods",
  "Instruments",
  "Packaging",
  "Components",
  "Supply",
  "Medical",
  "Textiles",
  "Tools",
];
const JA_BRANDS = "Minazora Kawabishi Hoshigane Tsukimori Asanagi Yukishiro Harukaze Shirotani".split(" ");

/** A name that no customer before had; `taken` holds the slugs and is added to. */
export function companyName(
  random: Random,
  language: BookLanguage,
  country: "CN" | "US" | "JP",
  taken: Set<string>,
): CompanyName {
  for (let attempt = 0; ; attempt += 1) {
    const made =
      language === "zh-CN" ? chinese(random) : country === "JP" ? japanese(random) : english(random);
    const slug = attempt < 20 ? made.slug : `${made.slug}-${attempt}`;
    if (taken.has(slug)) continue;
    taken.add(slug);
    return attempt < 20 ? { ...made, slug } : { name: `${made.name} ${attempt}`, slug };
  }
}

function chinese(random: Random): CompanyName {
  const [brand = "", pinyin = ""] = random.pick(ZH_BRANDS);
  const [trade = "", english = ""] = random.pick(ZH_TRADES);
  const form = random.chance(0.15) ? "股份有限公司" : "有限公司";
  return { name: `${random.pick(ZH_PLACES)}${brand}${trade}${form}`, slug: `${pinyin}-${english}` };
}

function english(random: Random): CompanyName {
  const [brand, trade] = [random.pick(EN_BRANDS), random.pick(EN_TRADES)];
  return {
    name: `${brand} ${trade} ${random.pick(["Inc.", "LLC", "Ltd", "Co."])}`,
    slug: slugOf(`${brand} ${trade}`),
  };
}

function japanese(random: Random): CompanyName {
  const [brand, trade] = [random.pick(JA_BRANDS), random.pick(["Trading", "Seiki", "Shokuhin", "Denshi"])];
  return { name: `${brand} ${trade} K.K.`, slug: slugOf(`${brand} ${trade}`) };
}

const slugOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
