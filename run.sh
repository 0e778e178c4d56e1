# run.sh OUTDIR [java opts]: engine classes of $TREE/target-fast
T=${TREE:-/work/main}/target-fast
CP=$T/afp:$T/filter:$T/api:$(ls /tmp/w/elib/j*.jar | tr '\n' ':')
mkdir -p /tmp/w/lp/$1; javac -nowarn -d /tmp/w/lp/$1 -cp $CP /tmp/w/lp/src/Loop.java || exit 1
o=$1; shift
taskset -c 1 java -XX:+UseSerialGC -Xmx64m -XX:-UsePerfData "$@" -cp /tmp/w/lp/$o:$CP dev.toami.afpacket.Loop
