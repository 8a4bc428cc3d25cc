"""Filter as you type on 100,000 people: the slowest key of many, milliseconds."""

from __future__ import annotations

import random
import time

from cadredesk import resources
from cadredesk.domain.pinyin import NameIndex

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂兰英华玉萍红建文国志海云龙大䶮"


def measure(people: int = 100_000) -> dict[str, float]:
    """Seconds to `build` the index, and of the `slowest` and the `median` key."""
    rng = random.Random(7)
    names = [
        (
            str(n),
            rng.choice(SURNAMES) + "".join(rng.choices(GIVEN, k=rng.choice((1, 2)))),
            f"{rng.randrange(10**6):06d}",
        )
        for n in range(people)
    ]
    readings = resources.readings()
    start = time.perf_counter()
    index = NameIndex.build(names, readings)
    built = time.perf_counter() - start
    keys = [word[:end] for word in ("wang", "zhangwei", "lxy", "w", "l", "z", "王", "伟", "李䶮", "123456", "7", "zs")
            for end in range(1, len(word) + 1)]  # fmt: skip
    taken = []
    for key in keys:
        start = time.perf_counter()
        index.search(key)
        taken.append(time.perf_counter() - start)
    return {"build": built, "slowest": max(taken), "median": sorted(taken)[len(taken) // 2]}
