import { grouped } from "../kernel/grouped.ts";
/**
 * Where numbers of the North American plan (+1) live, as far as their area code tells: one line for each zone. A code in
 * none of them tells nothing. Source: the areas of the numbering plan as they are generally known, verified 2026-11-22.
 */
const areas: readonly (readonly [zone: string, codes: string])[] = [
  [
    "America/New_York",
    `201 202 203 207 212 215 216 220 223 227 229 231 234 239 240 248 252 267 269 272 276 283 301 302 304 305 313 315 317
     321 324 326 330 332 336 339 347 351 352 380 386 401 404 407 410 412 413 419 423 434 440 443 445 448 463 470 472 475
     478 484 502 508 513 516 517 518 540 551 561 567 570 571 582 585 586 601 603 606 607 609 610 614 616 617 631 640 645
     646 656 667 678 680 681 689 703 704 706 716 717 718 724 727 728 732 734 740 743 754 757 762 765 770 771 772 774 781
     786 802 803 804 810 813 814 821 826 828 835 838 839 843 845 848 850 854 856 857 859 860 861 862 863 864 865 878 904
     906 908 910 912 914 917 919 929 930 934 937 941 943 947 948 954 959 973 978 980 983 984 989`,
  ],
  [
    "America/Chicago",
    `205 210 214 217 218 219 224 225 228 251 254 256 262 270 274 281 308 309 312 314 316 318 319 320 325 327 331 334 337
     346 353 361 364 402 405 409 414 417 423 430 432 447 464 469 479 501 504 507 512 515 531 534 539 557 563 565 572 573
     574 580 601 605 608 612 615 618 620 629 630 636 641 651 659 660 662 682 701 708 712 713 715 726 730 731 737 763 769
     773 779 785 806 812 815 816 817 830 832 847 850 870 872 901 903 906 913 915 918 920 930 931 936 938 940 945 952 956
     972 975 979 985`,
  ],
  [
    "America/Denver",
    "208 303 307 308 385 406 435 458 505 541 575 605 620 701 719 720 785 801 915 970 983 986",
  ],
  ["America/Phoenix", "480 520 602 623 928"],
  [
    "America/Los_Angeles",
    `206 208 209 213 253 279 310 323 341 350 360 369 408 415 424 425 442 458 503 509 510 530 541 559 562 564 619 626 628
     650 657 661 669 702 707 714 725 747 760 775 805 818 820 831 837 840 858 909 916 925 935 949 951 971 986`,
  ],
  ["America/Anchorage", "907"],
  ["Pacific/Honolulu", "808"],
];

const zonesByCode = grouped(
  areas.flatMap(([zone, codes]) => codes.split(/\s+/).map((code) => [code, zone] as const)),
  ([code]) => code,
  ([, zone]) => zone,
);

/** The zones in which a number's area lies; none when the number does not tell. `phone`: E.164. */
export const areaZones = (phone: string): readonly string[] =>
  /^\+1\d{10}$/.test(phone) ? (zonesByCode.get(phone.slice(2, 5)) ?? []) : [];
