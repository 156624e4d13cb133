# /// script
# requires-python = ">=3.11"
# dependencies = ["pyspark>=4", "relaudit"]
# ///
"""Runs relaudit over an archive too large for one machine, on Apache Spark, from Parquet to Parquet.

    archive_on_spark.py pack    FOLDER  ARCHIVE     a folder of releases as Parquet: name, data
    archive_on_spark.py run     ARCHIVE OUT         OUT/parsed, OUT/histories and OUT/troubles
    archive_on_spark.py json    OUT     FILE        what `relaudit history --format json` writes

A release that cannot be read is a row of OUT/troubles and stops nothing. Where OUT/parsed is there
already, it is taken as it is: a run that was broken off goes on with the histories.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any

from pyspark.sql import DataFrame, Row, SparkSession

from relaudit import issuers, sources
from relaudit.grouping import Group, groups
from relaudit.history import history, json
from relaudit.index import build, pack
from relaudit.issuers import Card
from relaudit.parse import from_source

Rows = Iterable[Row]

RELEASE = "name string, data binary"
PARSED = (
    "name string, trouble string, issuer string, key string, date string, inferred boolean, genre string, "
    "marks array<string>, document binary"
)
HISTORY = "place long, issuer string, releases long, history string"


def packed(names: Iterator[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of files, read where the task runs."""
    for name in names:
        yield name, sources.load(name)


def parsed(rows: Rows) -> Iterator[tuple[Any, ...]]:
    """Each release parsed, or why it could not be."""
    for row in rows:
        try:
            document = from_source(sources.read_bytes(bytes(row.data), row.name))
        except Exception as fault:  # one release in a million must not stop the others
            yield row.name, f"{type(fault).__name__}: {fault}", None, None, None, None, None, None, None
            continue
        card = build.card(document, row.name)
        yield row.name, None, *card[1:-1], list(card.marks), pack.pack(document)


def card(row: Row) -> Card:
    """The card of a parsed release; its file's name tells its date where its text does not."""
    return issuers.dated(
        Card(row.name, row.issuer, row.key, row.date, row.inferred, row.genre, tuple(row.marks))
    )


def told(place: int, group: Group, found: Iterable[tuple[str, bytes]]) -> tuple[int, str, int, str]:
    """The history of one issuer, its releases in the order of its group."""
    documents = {name: bytes(data) for name, data in found}
    ordered = [pack.unpack(documents[one.path], one.path) for one in group.cards]
    return place, group.issuer, len(ordered), json.part(history(group, ordered))


def run_pack(spark: SparkSession, folder: str, archive: str) -> None:
    """Write a folder of releases as Parquet."""
    names = list(build.releases_in(folder))
    parts = max(1, len(names) // 1000)
    rows = spark.sparkContext.parallelize(names, parts).mapPartitions(packed)
    write(spark, rows, RELEASE, archive)


def run(spark: SparkSession, archive: str, out: str) -> None:
    """Parse every release, group them by issuer, write each issuer's history."""
    folder = os.path.join(out, "parsed")
    if not _is_complete(spark, folder):
        releases = spark.read.parquet(archive)
        spread = releases.repartition(_partitions(spark, releases)).rdd.mapPartitions(parsed)
        write(spark, spread, PARSED, folder)
    known = spark.read.parquet(folder)
    troubles = known.where("trouble is not null").select("name", "trouble").orderBy("name")
    troubles.write.mode("overwrite").parquet(os.path.join(out, "troubles"))
    readable = known.where("trouble is null")
    cards = [card(row) for row in readable.drop("trouble", "document").orderBy("name").toLocalIterator()]
    found = groups(cards)
    context = spark.sparkContext
    home = context.broadcast({one.path: at for at, group in enumerate(found) for one in group.cards})
    members = context.parallelize(list(enumerate(found)), context.defaultParallelism * 4)
    documents = readable.select("name", "document").rdd.map(lambda row: (home.value[row.name], tuple(row)))
    histories = members.cogroup(documents, members.getNumPartitions()).map(
        lambda one: told(one[0], next(iter(one[1][0])), one[1][1])
    )
    write(spark, histories, HISTORY, os.path.join(out, "histories"))
    print(f"{len(cards)} releases of {len(found)} issuers; {troubles.count()} unreadable", file=sys.stderr)
    for row in troubles.limit(10).collect():
        print(f"{row.name}: {row.trouble}", file=sys.stderr)


def write(spark: SparkSession, rows: Any, columns: str, folder: str) -> None:
    """Write rows that are known to fit their columns as Parquet."""
    spark.createDataFrame(rows, columns, verifySchema=False).write.mode("overwrite").parquet(folder)


def _partitions(spark: SparkSession, releases: DataFrame) -> int:
    """Tasks of about a thousand releases, some seconds each, and no fewer than there are cores."""
    return max(spark.sparkContext.defaultParallelism * 2, releases.count() // 1000)


def _is_complete(spark: SparkSession, folder: str) -> bool:
    """Whether an earlier run has parsed everything: Spark marks a whole output with an empty file."""
    hadoop: Any = spark.sparkContext._jvm.org.apache.hadoop.fs
    marker = hadoop.Path(os.path.join(folder, "_SUCCESS"))
    return bool(marker.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration()).exists(marker))


def write_json(spark: SparkSession, out: str, file: str) -> None:
    """Write the histories as the one JSON that `relaudit history` makes of the same releases."""
    rows = spark.read.parquet(os.path.join(out, "histories")).orderBy("place").toLocalIterator()
    with open(file, "w", encoding="utf-8", newline="") as whole:
        for place, row in enumerate(rows):
            whole.write((json.BETWEEN if place else json.OPENING) + row.history)
        whole.write(json.CLOSING)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("pack", "run", "json"))
    parser.add_argument("source")
    parser.add_argument("target")
    wanted = parser.parse_args()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.appName("relaudit").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    started = time.monotonic()
    {"pack": run_pack, "run": run, "json": write_json}[wanted.what](spark, wanted.source, wanted.target)
    print(f"{wanted.what}: {time.monotonic() - started:.1f} s", file=sys.stderr)
    spark.stop()


if __name__ == "__main__":
    main()
