#!/bin/bash
# Makes a tree the whole machine of this process (alone in new mount and pid namespaces), and runs
# dentro.sh in it: encerrar.sh TREE root|usuario run|test. Nothing of the host is mounted below it.
set -eu
arbol=$1
shift
mount --bind "$arbol" "$arbol"  # pivot_root wants a mount
mount -t proc proc "$arbol/proc"
mount -t tmpfs -o mode=0755,size=1m dev "$arbol/dev"
for nodo in "null 1 3" "zero 1 5" "full 1 7" "random 1 8" "urandom 1 9" "tty 5 0"; do
  read -r nombre mayor menor <<<"$nodo"
  mknod -m 666 "$arbol/dev/$nombre" c "$mayor" "$menor"
done
mkdir "$arbol/dev/pts" "$arbol/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts "$arbol/dev/pts"
mount -t tmpfs -o mode=1777 shm "$arbol/dev/shm"
ln -s pts/ptmx "$arbol/dev/ptmx"
for enlace in "fd fd" "stdin fd/0" "stdout fd/1" "stderr fd/2"; do
  ln -s "/proc/self/${enlace#* }" "$arbol/dev/${enlace% *}"
done
mkdir "$arbol/anfitrion"
cd "$arbol"
pivot_root . anfitrion
cd /
umount -l /anfitrion
rmdir /anfitrion
exec /bin/bash /probar/dentro.sh "$@" </dev/null
